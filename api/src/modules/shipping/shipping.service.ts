import { Injectable } from '@nestjs/common';
import type { Cart, ShippingMethod } from '@smallshop/contract';
import { minor, servesCountry, shippingPrice } from '@smallshop/domain';
import type { Ctx } from '../../plumbing/context.js';
import { CartService } from '../cart/index.js';
import { PricingService, shippingIn, shippingNamed, toMoney, type ShippingMethodRule } from '../pricing/index.js';

/** What buyers may know of sending parcels. */
@Injectable()
export class ShippingService {
  constructor(
    private readonly pricing: PricingService,
    private readonly carts: CartService,
  ) {}

  /**
   * Methods to `country` (the shop's own when not given), priced for the caller's cart; none for a cart of digital goods.
   * An empty cart sees the methods as they would cost for a first item. Named in the caller's language.
   */
  async methods(ctx: Ctx, country: string = ctx.shop.country): Promise<ShippingMethod[]> {
    const [rules, cart] = await Promise.all([this.pricing.rules(ctx), this.carts.peek(ctx)]);
    if (cart.lines.length > 0 && !cart.requiresShipping) return [];
    const serving = rules.shippingMethods.filter((method) => servesCountry(method, country));
    return serving.map((method) =>
      viewMethod(shippingNamed(shippingIn(method, rules, cart.currency), rules, ctx.locale), cart),
    );
  }

  /** Every country some method serves, sorted by code. */
  async countries(ctx: Ctx): Promise<string[]> {
    const { shippingMethods } = await this.pricing.rules(ctx);
    return [...new Set(shippingMethods.flatMap((method) => method.countries))].sort();
  }
}

function viewMethod(method: ShippingMethodRule, cart: Cart): ShippingMethod {
  const { id, code, name, description, freeOver, minDays, maxDays } = method;
  const { amount, currency } = cart.totals.subtotal;
  return {
    id,
    code,
    name,
    description,
    price: toMoney(shippingPrice(method, minor(amount)), currency),
    freeOver: freeOver === null ? null : toMoney(freeOver, currency),
    minDays,
    maxDays,
  };
}
