import { sumOf, type Minor } from '../money/money.rule.js';
import { shippingPrice, type ShippingRate } from '../shipping/shipping.rule.js';
import { rateFor, ratePercent, taxOnTop, taxWithin, type TaxRate } from '../tax/tax.rule.js';

/** What a buyer asks for: units of a variant at its current price. */
export interface LineToPrice {
  /** Unique in the cart; hands the result back to its line. */
  readonly key: string;
  readonly label: string;
  readonly unitPrice: Minor;
  /** 1 or more. */
  readonly quantity: number;
  readonly taxCategory: string;
  readonly isDigital: boolean;
}

/** Everything a price depends on; nothing else does. */
export interface CartToPrice {
  readonly lines: readonly LineToPrice[];
  /** Null until chosen, and ignored when nothing needs shipping. */
  readonly shippingMethod: ShippingRate | null;
  readonly taxRates: readonly TaxRate[];
  /** Where the goods go, which is where they are taxed. */
  readonly country: string;
  readonly pricesIncludeTax: boolean;
}

/** Why an amount is what it is. */
export interface Explanation {
  readonly rule: 'price' | 'quantity' | 'shipping' | 'free_shipping' | 'tax_included' | 'tax_added' | 'no_shipping';
  readonly label: string;
  readonly amount: Minor;
  readonly ratePercent?: number;
}

/** All tax taken at one rate. */
export interface TaxTotal {
  readonly name: string;
  readonly ratePercent: number;
  readonly amount: Minor;
}

/** A line with its price, its tax and the reasons for both. */
export interface PricedLine {
  readonly key: string;
  readonly lineTotal: Minor;
  readonly tax: Minor;
  readonly explanations: readonly Explanation[];
}

/** A cart's amounts. `total` = `subtotal` + `shipping` − `discount`, plus `tax` where prices exclude it. */
export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly requiresShipping: boolean;
  readonly subtotal: Minor;
  /** Null while something needs shipping and no method is chosen. */
  readonly shipping: Minor | null;
  readonly discount: Minor;
  readonly tax: Minor;
  readonly taxes: readonly TaxTotal[];
  readonly total: Minor;
  readonly explanations: readonly Explanation[];
}

interface Taxed {
  readonly tax: Minor;
  readonly rate: TaxRate | null;
}

function taxOf(cart: CartToPrice, amount: Minor, taxCategory: string): Taxed {
  const rate = rateFor(cart.taxRates, cart.country, taxCategory);
  if (!rate) return { tax: 0n, rate: null };
  return { rate, tax: cart.pricesIncludeTax ? taxWithin(amount, rate.ratePpm) : taxOnTop(amount, rate.ratePpm) };
}

function taxExplanation(cart: CartToPrice, name: string, percent: number, amount: Minor): Explanation {
  return { rule: cart.pricesIncludeTax ? 'tax_included' : 'tax_added', label: name, amount, ratePercent: percent };
}

function priceLine(cart: CartToPrice, line: LineToPrice): PricedLine & Taxed {
  if (!Number.isInteger(line.quantity) || line.quantity < 1) throw new RangeError('A line has at least one unit.');
  const lineTotal = line.unitPrice * BigInt(line.quantity);
  const taxed = taxOf(cart, lineTotal, line.taxCategory);
  const explanations: Explanation[] = [
    { rule: 'price', label: line.label, amount: line.unitPrice },
    { rule: 'quantity', label: `${line.quantity} × ${line.label}`, amount: lineTotal },
  ];
  if (taxed.rate) {
    explanations.push(taxExplanation(cart, taxed.rate.name, ratePercent(taxed.rate.ratePpm), taxed.tax));
  }
  return { key: line.key, lineTotal, explanations, ...taxed };
}

function taxTotals(shares: readonly Taxed[]): TaxTotal[] {
  const totals = new Map<string, TaxTotal>();
  for (const { rate, tax } of shares) {
    if (!rate) continue;
    const key = `${rate.ratePpm} ${rate.name}`;
    const amount = (totals.get(key)?.amount ?? 0n) + tax;
    totals.set(key, { name: rate.name, ratePercent: ratePercent(rate.ratePpm), amount });
  }
  return [...totals.values()].sort((a, b) => b.ratePercent - a.ratePercent || (a.name < b.name ? -1 : 1));
}

interface PricedShipping {
  readonly price: Minor | null;
  readonly taxed: Taxed;
  readonly explanation: Explanation | null;
}

function priceShipping(cart: CartToPrice, subtotal: Minor, requiresShipping: boolean): PricedShipping {
  const untaxed: Taxed = { tax: 0n, rate: null };
  if (!requiresShipping) {
    if (cart.lines.length === 0) return { price: null, taxed: untaxed, explanation: null };
    const explanation: Explanation = { rule: 'no_shipping', label: 'Nothing to ship', amount: 0n };
    return { price: 0n, taxed: untaxed, explanation };
  }
  const method = cart.shippingMethod;
  if (!method) return { price: null, taxed: untaxed, explanation: null };
  const price = shippingPrice(method, subtotal);
  const isWaived = price === 0n && method.price > 0n;
  const explanation: Explanation = { rule: isWaived ? 'free_shipping' : 'shipping', label: method.name, amount: price };
  return { price, taxed: taxOf(cart, price, method.taxCategory), explanation };
}

/**
 * Prices a cart: the one function behind cart, checkout, order and report.
 *
 * Tax is rounded half up per line and once for shipping, and the rounded amounts are summed, so that every printed line
 * adds up to the printed total. Prices that include tax stay the same in every country; only the share of tax inside
 * them follows the destination. The order of the lines changes nothing but the order of the result's lines.
 *
 * @throws RangeError for a quantity below one or a negative price
 */
export function priceCart(cart: CartToPrice): PricedCart {
  const lines = cart.lines.map((line) => priceLine(cart, line));
  const subtotal = sumOf(lines.map((line) => line.lineTotal));
  const requiresShipping = cart.lines.some((line) => !line.isDigital);
  const shipping = priceShipping(cart, subtotal, requiresShipping);
  const taxes = taxTotals([...lines, shipping.taxed]);
  const tax = sumOf(taxes.map((share) => share.amount));
  const explanations = [
    ...lines.flatMap((line) => line.explanations.filter((explanation) => explanation.rule === 'quantity')),
    ...(shipping.explanation ? [shipping.explanation] : []),
    ...taxes.map((share) => taxExplanation(cart, share.name, share.ratePercent, share.amount)),
  ];
  return {
    lines: lines.map(({ key, lineTotal, tax: lineTax, explanations: reasons }) => ({
      key,
      lineTotal,
      tax: lineTax,
      explanations: reasons,
    })),
    requiresShipping,
    subtotal,
    shipping: shipping.price,
    discount: 0n,
    tax,
    taxes,
    total: subtotal + (shipping.price ?? 0n) + (cart.pricesIncludeTax ? 0n : tax),
    explanations,
  };
}
