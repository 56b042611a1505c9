import { ownCurrency } from '../host/currency.js';
import { listingView, productsQuery } from './listing.js';
import { homeCrumb, shortened, type View } from './view.js';

/** A collection in the order its merchant chose. */
export const collectionView: View = {
  queries: (route, shop) => ({
    products: { kind: 'products', query: productsQuery(route, ownCurrency(shop)) },
    collection: { kind: 'collection', slug: route.slug },
  }),
  build: ({ route, shop, answers, t, formats }) => {
    const collection = answers.get('view.collection', 'collection');
    const products = answers.get('view.products', 'products');
    if (!collection || products === undefined) return null;
    return {
      kind: 'collection',
      path: route.path,
      title: collection.seo.title || collection.name,
      description: shortened(collection.seo.description || collection.description),
      breadcrumbs: [
        homeCrumb(t),
        { label: t('kit.title.collections'), href: '/collections' },
        { label: collection.name, href: `/collections/${collection.slug}` },
      ],
      collection,
      listing: listingView(products, { route, currency: ownCurrency(shop), t, formats }),
    };
  },
};
