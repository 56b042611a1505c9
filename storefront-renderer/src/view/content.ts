import { homeCrumb, shortened, type View } from './view.js';

export const contentView: View = {
  queries: (route) => ({ page: { kind: 'page', slug: route.slug } }),
  build: ({ route, answers, t }) => {
    const page = answers.get('view.page', 'page');
    if (!page) return null;
    return {
      kind: 'page',
      path: route.path,
      title: page.seo.title || page.title,
      description: shortened(page.seo.description || page.bodyHtml),
      breadcrumbs: [homeCrumb(t), { label: page.title, href: `/pages/${page.slug}` }],
      page,
    };
  },
};
