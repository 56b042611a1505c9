import { ownCurrency } from '../host/currency.js';
import { listingView, searchWish } from './listing.js';
import { homeCrumb, type View } from './view.js';

const nothing: ReturnType<View['queries']> = {};

export const searchView: View = {
  queries: (route, shop) => {
    const query = searchWish(route, ownCurrency(shop));
    return query === null ? nothing : { search: { kind: 'search', query } };
  },
  build: ({ route, shop, answers, t, formats }) => {
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
      listing: found === undefined ? null : listingView(found, { route, currency: ownCurrency(shop), t, formats }),
      help: helpOf(found?.help ?? null),
    };
  },
};

const helpOf = (help: { correctedTo: string | null; shorter: string[] } | null) =>
  help === null
    ? null
    : {
        correctedTo: help.correctedTo,
        shorter: help.shorter.map((query) => ({
          query,
          href: `/search?${new URLSearchParams({ q: query }).toString()}`,
        })),
      };
