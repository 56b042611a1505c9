import { z } from 'zod';
import { productCardSchema } from './catalog.js';
import { cartSchema } from './cart.js';
import { imageSchema } from './media.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, quantitySchema, slugSchema, timestampSchema } from './primitives.js';

const keptGoods = {
  variantId: idSchema,
  slug: slugSchema,
  title: z.string(),
  variantTitle: z.string(),
  image: imageSchema.nullable(),
  quantity: quantitySchema,
  unitPrice: moneySchema.meta({ description: 'Now' }),
  maxQuantity: z.int().min(0).meta({ description: 'Most units to be had now; 0: sold out or no longer sold' }),
};

/** A line put aside: not in the cart, not forgotten. */
export const savedLineSchema = z.strictObject({ id: idSchema, ...keptGoods }).meta({ id: 'SavedLine' });
export type SavedLine = z.infer<typeof savedLineSchema>;

/** What somebody put into a link: the goods at today's prices, and nothing of who they are. */
export const sharedCartSchema = z
  .strictObject({
    id: idSchema,
    lines: z.array(z.strictObject(keptGoods)),
    expiresAt: timestampSchema,
  })
  .meta({ id: 'SharedCart' });
export type SharedCart = z.infer<typeof sharedCartSchema>;

/** Products somebody would like to have. */
export const wishListSchema = z
  .strictObject({
    items: z.array(productCardSchema).meta({ description: 'Newest first, of what the shop sells' }),
    shareId: idSchema.nullable().meta({ description: 'Names its public page; null while it is private' }),
    token: z.string().optional().meta({ description: 'Where this started what a guest keeps: as in `Cart`' }),
  })
  .meta({ id: 'WishList' });
export type WishList = z.infer<typeof wishListSchema>;

const savedLines = z.strictObject({ items: z.array(savedLineSchema).meta({ description: 'Newest first' }) });
const byId = z.strictObject({ id: idSchema });
const byProduct = z.strictObject({ productId: idSchema });

export const listSavedLines = defineOperation({
  id: 'listSavedLines',
  method: 'GET',
  path: '/cart/saved',
  tag: 'Cart',
  summary: 'What the shopper saved for later: a guest with their cart, a customer in their account',
  access: 'public',
  response: savedLines,
});
export const saveCartLine = defineOperation({
  id: 'saveCartLine',
  method: 'POST',
  path: '/cart/items/{itemId}/save',
  tag: 'Cart',
  summary: 'Take a line out of the cart and save it for later',
  access: 'public',
  params: z.strictObject({ itemId: idSchema }),
  response: cartSchema,
  refusals: ['cart.not_found', 'cart.line_not_found', 'cart.too_many_saved'],
});
export const moveSavedLine = defineOperation({
  id: 'moveSavedLine',
  method: 'POST',
  path: '/cart/saved/{id}/move',
  tag: 'Cart',
  summary: 'Put a saved line back into the cart, as many units as there are; notices tell what is missing',
  access: 'public',
  params: byId,
  response: cartSchema,
  refusals: ['cart.saved_not_found', 'cart.variant_unavailable', 'stock.insufficient', 'cart.too_many_lines'],
});
export const removeSavedLine = defineOperation({
  id: 'removeSavedLine',
  method: 'DELETE',
  path: '/cart/saved/{id}',
  tag: 'Cart',
  summary: 'Forget a saved line',
  access: 'public',
  params: byId,
  refusals: ['cart.saved_not_found'],
});
export const shareCart = defineOperation({
  id: 'shareCart',
  method: 'POST',
  path: '/cart/share',
  tag: 'Cart',
  summary: 'Make a link to a copy of the cart as it is now; whoever has it sees the goods and nothing of the sharer',
  access: 'public',
  response: sharedCartSchema,
  status: 201,
  refusals: ['cart.empty'],
});
export const getSharedCart = defineOperation({
  id: 'getSharedCart',
  method: 'GET',
  path: '/cart/shared/{id}',
  tag: 'Cart',
  summary: 'What a shared link holds',
  access: 'public',
  params: byId,
  response: sharedCartSchema,
  refusals: ['cart.share_not_found'],
});
export const takeSharedCart = defineOperation({
  id: 'takeSharedCart',
  method: 'POST',
  path: '/cart/shared/{id}/take',
  tag: 'Cart',
  summary: 'Put what a shared link holds into the caller’s own cart; notices tell what could not be had',
  access: 'public',
  params: byId,
  response: cartSchema,
  refusals: ['cart.share_not_found', 'cart.nothing_to_add'],
});
export const reorder = defineOperation({
  id: 'reorder',
  method: 'POST',
  path: '/orders/{id}/reorder',
  tag: 'Orders',
  summary: 'Put what an order held into the cart again; notices tell what is no longer sold',
  access: 'shopper',
  params: byId,
  response: cartSchema,
  refusals: ['order.not_found', 'cart.nothing_to_add'],
});

export const getWishList = defineOperation({
  id: 'getWishList',
  method: 'GET',
  path: '/wishlist',
  tag: 'Wish list',
  summary: 'The caller’s wish list: a customer’s, or what a guest’s token keeps',
  access: 'public',
  response: wishListSchema,
});
export const addWish = defineOperation({
  id: 'addWish',
  method: 'POST',
  path: '/wishlist/items',
  tag: 'Wish list',
  summary: 'Put a product on the wish list; one that is on it stays',
  access: 'public',
  body: byProduct,
  response: wishListSchema,
  status: 201,
  refusals: ['product.not_found', 'wish_list.full'],
});
export const removeWish = defineOperation({
  id: 'removeWish',
  method: 'DELETE',
  path: '/wishlist/items/{productId}',
  tag: 'Wish list',
  summary: 'Take a product off the wish list',
  access: 'public',
  params: byProduct,
  response: wishListSchema,
  refusals: ['wish_list.item_not_found'],
});
export const shareWishList = defineOperation({
  id: 'shareWishList',
  method: 'PUT',
  path: '/wishlist/sharing',
  tag: 'Wish list',
  summary: 'Open the wish list to whoever has its link, or close it; opened again it has another link',
  access: 'shopper',
  body: z.strictObject({ isShared: z.boolean() }),
  response: wishListSchema,
});
export const getSharedWishList = defineOperation({
  id: 'getSharedWishList',
  method: 'GET',
  path: '/wishlists/{id}',
  tag: 'Wish list',
  summary: 'Somebody’s wish list by its public link, without saying whose',
  access: 'public',
  params: byId,
  response: wishListSchema,
  refusals: ['wish_list.not_found'],
});

/** What shoppers keep beside the cart, by operation id. */
export const keepingOperations = {
  listSavedLines,
  saveCartLine,
  moveSavedLine,
  removeSavedLine,
  shareCart,
  getSharedCart,
  takeSharedCart,
  reorder,
  getWishList,
  addWish,
  removeWish,
  shareWishList,
  getSharedWishList,
} as const;
