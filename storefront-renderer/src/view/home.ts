import { shortened, type View } from './view.js';

export const homeView: View = {
  queries: () => ({}),
  build: ({ shop, route }) => ({
    kind: 'home',
    path: route.path,
    title: shop.tagline === '' ? shop.name : `${shop.name} – ${shop.tagline}`,
    description: shortened(shop.tagline),
    breadcrumbs: [],
  }),
};
