import type { Urls } from '@smallshop/theme-kit';

/** Addresses of every storefront, relative to its host. */
export const urls: Urls = {
  home: '/',
  products: '/products',
  collections: '/collections',
  search: '/search',
  cart: '/cart',
  checkout: '/checkout',
  account: '/account',
  login: '/account/login',
  register: '/account/register',
  profile: '/account/profile',
  addToCart: '/cart/add',
  updateCart: '/cart/update',
  logout: '/account/logout',
  chooseCurrency: '/currency',
  addAddress: '/account/addresses',
  deleteAddress: '/account/addresses/delete',
  product: (slug) => `/products/${encodeURIComponent(slug)}`,
  variant: (slug, variantId) => `/products/${encodeURIComponent(slug)}?variant=${encodeURIComponent(variantId)}`,
  category: (slug) => `/categories/${encodeURIComponent(slug)}`,
  collection: (slug) => `/collections/${encodeURIComponent(slug)}`,
  page: (slug) => `/pages/${encodeURIComponent(slug)}`,
  order: (id) => `/account/orders/${encodeURIComponent(id)}`,
};
