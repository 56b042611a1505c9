import { z } from 'zod';
import { productStatusSchema } from './catalog.js';
import { imageSchema } from './media.js';
import { moneySchema } from './money.js';
import { idSchema, listOf, slugSchema } from './primitives.js';

/** A product in its place in a category or collection, as the merchant arranges it; drafts included. */
export const placedProductSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    status: productStatusSchema,
    image: imageSchema.nullable(),
    price: moneySchema.nullable().meta({ description: 'Lowest price among active variants' }),
  })
  .meta({ id: 'PlacedProduct' });
export type PlacedProduct = z.infer<typeof placedProductSchema>;

export const placedProductListSchema = listOf(placedProductSchema).meta({ id: 'PlacedProductList' });

/** Products to put at the end; those that stand there already stay where they are. */
export const placeProductsInput = z.strictObject({ productIds: z.array(idSchema).min(1).max(100) });

/** Where to: before which neighbour, or null for the end. */
export const placeBeforeInput = z.strictObject({
  beforeId: idSchema.nullable().meta({ description: 'The one to stand before; null: last' }),
});
