import { sumOf, type Minor } from '../money/money.rule.js';
import type { PricedCart } from '../pricing/cart.rule.js';
import { totalTaxes, type TaxTotal } from '../tax/collect.rule.js';

/** What was paid for a part of an order: discounts off, tax in. */
export interface SoldPart {
  readonly paid: Minor;
  /** The tax inside `paid`, rate by rate, each once. */
  readonly taxes: readonly TaxTotal[];
}

/** What was paid for a line. */
export interface SoldLine extends SoldPart {
  readonly key: string;
  readonly quantity: number;
}

/** An order as it was priced: what refunds and edits are measured against, whatever prices and rates are by then. */
export interface Sale {
  readonly lines: readonly SoldLine[];
  readonly shipping: SoldPart;
}

/** What a priced cart becomes once it is ordered. How it was paid, by card or by gift card, does not matter here. */
export function saleOf({ lines, shippingDetail: shipping }: PricedCart): Sale {
  return {
    lines: lines.map((line) => ({
      key: line.key,
      quantity: line.quantity,
      paid: line.charged,
      taxes: totalTaxes([line]),
    })),
    shipping: { paid: shipping.charged, taxes: shipping.taxes },
  };
}

/** Everything that was paid. */
export function paidFor({ lines, shipping }: Sale): Minor {
  return sumOf([...lines, shipping].map(({ paid }) => paid));
}

/** The tax inside a part. */
export function taxIn({ taxes }: Pick<SoldPart, 'taxes'>): Minor {
  return sumOf(taxes.map(({ amount }) => amount));
}
