import { listingView, pageSize } from './listing.js';
import { homeCrumb, type View } from './view.js';

const nothing: ReturnType<View['queries']> = {};

export const searchView: View = {
  queries: ({ query: { q = '', cursor } }) => {
    if (q === '') return nothing;
    return {
      search: { kind: 'search', query: { q, limit: pageSize, include: 'total', ...(cursor ? { cursor } : {}) } },
    };
  },
  build: ({ route, answers, t }) => {
    const query = route.query.q ?? '';
    const found = answers.get('view.search', 'search');
    const title = query === '' ? t('kit.title.search') : t('kit.title.searchFor', { query });
    return {
      kind: 'search',
      path: route.path,
      title,
      description: '',
      breadcrumbs: [homeCrumb(t), { label: t('kit.title.search'), href: '/search' }],
      query,
      listing: found === undefined ? null : listingView(route, found),
    };
  },
};
