import { homeCrumb, shortened, type View } from './view.js';

/** All collections, by name. */
export const collectionsView: View = {
  queries: () => ({ collections: { kind: 'collections' } }),
  build: ({ route, answers, t }) => {
    const collections = answers.get('view.collections', 'collections');
    if (collections === undefined) return null;
    const title = t('kit.title.collections');
    const names = collections.map(({ name }) => name).join(', ');
    return {
      kind: 'collections',
      path: route.path,
      title,
      description: names === '' ? '' : shortened(t('kit.collections.description', { names })),
      breadcrumbs: [homeCrumb(t), { label: title, href: '/collections' }],
      collections,
    };
  },
};
