import type { Urls } from '@smallshop/theme-kit';

/** Where units of an order are sent back; `key` opens it to whoever has the order's link. */
export const returnPath = (orderId: string, key?: string): string =>
  `/orders/${encodeURIComponent(orderId)}/return${key === undefined ? '' : `?key=${encodeURIComponent(key)}`}`;

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
  wishes: '/wishlist',
  changeWishes: '/wishlist/change',
  reorder: '/account/reorder',
  addAddress: '/account/addresses',
  changeAddress: '/account/addresses/change',
  changePassword: '/account/password',
  deleteAddress: '/account/addresses/delete',
  product: (slug) => `/products/${encodeURIComponent(slug)}`,
  variant: (slug, variantId) => `/products/${encodeURIComponent(slug)}?variant=${encodeURIComponent(variantId)}`,
  category: (slug) => `/categories/${encodeURIComponent(slug)}`,
  collection: (slug) => `/collections/${encodeURIComponent(slug)}`,
  page: (slug) => `/pages/${encodeURIComponent(slug)}`,
  order: (id) => `/account/orders/${encodeURIComponent(id)}`,
  returns: returnPath,
};
