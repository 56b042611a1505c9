import { ownCurrency } from '../host/currency.js';
import { listingView, productsQuery } from './listing.js';
import { homeCrumb, shortened, type View } from './view.js';

/** A category, or `/products`: everything. */
export const categoryView: View = {
  queries: (route, shop) => ({
    products: { kind: 'products', query: productsQuery(route, ownCurrency(shop)) },
    ...(route.slug === '' ? {} : { category: { kind: 'category', slug: route.slug } }),
  }),
  build: ({ route, shop, answers, t, formats }) => {
    const category = route.slug === '' ? null : answers.get('view.category', 'category');
    const products = answers.get('view.products', 'products');
    if (category === undefined || products === undefined || (route.slug !== '' && category === null)) return null;
    const own = { label: t('kit.title.products'), href: '/products' };
    const ancestors = (category?.breadcrumbs ?? []).filter(({ slug }) => slug !== category?.slug);
    const crumbs = ancestors.map(({ name, slug }) => ({ label: name, href: `/categories/${slug}` }));
    const last = category === null ? own : { label: category.name, href: `/categories/${category.slug}` };
    return {
      kind: 'category',
      path: route.path,
      title: category === null ? own.label : category.seo.title || category.name,
      description: shortened(category === null ? '' : category.seo.description || category.description),
      breadcrumbs: [homeCrumb(t), ...crumbs, last],
      category,
      listing: listingView(products, { route, currency: ownCurrency(shop), t, formats }),
    };
  },
};
