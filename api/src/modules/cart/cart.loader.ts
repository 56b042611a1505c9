import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { VariantReader, type SaleVariant } from '../catalog/index.js';
import type { CartOwner } from './cart-owner.js';
import { CartRepository, type StoredCart } from './cart.repository.js';
import type { LoadedCart } from './cart.view.js';

type Variants = ReadonlyMap<string, SaleVariant>;

/** Brings stored lines and what the catalog says of them together. */
@Injectable()
export class CartLoader {
  constructor(
    private readonly carts: CartRepository,
    private readonly reader: VariantReader,
  ) {}

  /** The owner's open cart with the catalog's facts; `isLocked`: no one else changes it until the transaction ends. */
  async load(tx: TenantTx, ctx: Ctx, owner: CartOwner, isLocked: boolean): Promise<LoadedCart | null> {
    // In one flight, the variants after the lock: a waiting request must not see old prices.
    const [cart, variants] = await Promise.all([
      isLocked ? this.carts.lock(tx, owner) : this.carts.find(tx, owner),
      this.reader.chosen(tx, ctx, this.carts.choiceOf(tx, owner)),
    ]);
    return cart && assemble(cart, byId(variants));
  }

  /** The variants of a cart, and one more that may not be in it. */
  async variantsOf(
    tx: TenantTx,
    ctx: Ctx,
    cart: Pick<StoredCart, 'lines'> | null,
    another?: string,
  ): Promise<Variants> {
    const ids = new Set(cart?.lines.map((line) => line.variantId));
    if (another !== undefined) ids.add(another);
    const variants = ids.size === 0 ? [] : await this.reader.forCart(tx, ctx, [...ids]);
    return byId(variants);
  }
}

const byId = (variants: readonly SaleVariant[]): Variants =>
  new Map(variants.map((variant) => [variant.variantId, variant]));

/** Lines follow their variant out of the catalog, so each stored line has one; a line deleted in between is left out. */
export function assemble(cart: StoredCart, variants: Variants): LoadedCart {
  const lines = cart.lines.flatMap((line) => {
    const variant = variants.get(line.variantId);
    return variant ? [{ line, variant }] : [];
  });
  return { record: cart, lines };
}
