import { minorUnitDigits, type Currency, type Money, type Totals } from '@smallshop/contract';
import { minorToNumber, type Minor, type PricedCart } from '@smallshop/domain';

/** An amount as the wire carries it. */
export const toMoney = (amount: Minor, currency: Currency): Money => ({ amount: minorToNumber(amount), currency });

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as people of a locale read it: `19,99 €`. */
export function describeMoney({ amount, currency }: Money, locale: string): string {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format.format(amount / 10 ** minorUnitDigits[currency]);
}

/** A priced cart's totals as the wire carries them. */
export function toTotals(priced: PricedCart, shop: { currency: Currency; pricesIncludeTax: boolean }): Totals {
  const money = (amount: Minor) => toMoney(amount, shop.currency);
  return {
    subtotal: money(priced.subtotal),
    shipping: priced.shipping === null ? null : money(priced.shipping),
    discount: money(priced.discount),
    tax: money(priced.tax),
    taxes: priced.taxes.map(({ name, ratePercent, amount }) => ({ name, ratePercent, amount: money(amount) })),
    pricesIncludeTax: shop.pricesIncludeTax,
    total: money(priced.total),
    explanations: priced.explanations.map((explanation) => ({ ...explanation, amount: money(explanation.amount) })),
  };
}
