import type { TaxTotal, Refund, Sale } from '@smallshop/domain';
import { minor, sumOf } from '@smallshop/domain';
import { z } from 'zod';

const taxSchema = z
  .object({ name: z.string(), ratePercent: z.number(), amount: z.number() })
  .transform((tax): TaxTotal => ({ ...tax, amount: minor(tax.amount) }));
const amount = z.number().transform(minor);

/** What a refund is worked out from: what was sold, what was given back before, how it was paid. */
export const refundBooksSchema = z.object({
  totalMinor: amount,
  pricesIncludeTax: z.boolean(),
  taxes: z.array(taxSchema),
  lines: z.array(
    z.object({
      key: z.string(),
      variantId: z.string().nullable(),
      isDigital: z.boolean(),
      quantity: z.number(),
      paid: amount.nullable(),
      lineTotal: amount,
      tax: amount,
      taxes: z.array(taxSchema),
    }),
  ),
  before: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      amount,
      tax: amount,
      taxes: z.array(taxSchema),
      lines: z.array(
        z.object({
          key: z.string(),
          quantity: z.number(),
          keptBack: amount,
          amount,
          tax: amount,
          taxes: z.array(taxSchema),
        }),
      ),
      shipping: z.object({ amount, tax: amount, taxes: z.array(taxSchema) }),
    }),
  ),
  payment: z.object({ id: z.string(), amount }).nullable(),
});
/** Likewise; `payment` is the one that was made, if any. */
export type RefundBooks = z.output<typeof refundBooksSchema> & { readonly before: readonly Refund[] };

type Line = RefundBooks['lines'][number];

/** How far an amount is from being the tax of `line` at a rate. */
function distanceFrom(line: Line, { ratePercent }: TaxTotal, isIncluded: boolean): number {
  const total = Number(line.lineTotal);
  const expected = isIncluded ? (total * ratePercent) / (100 + ratePercent) : (total * ratePercent) / 100;
  return Math.abs(expected - Number(line.tax));
}

/** A line's tax by rate. Lines sold before it was kept had one rate each: of the order's, the one that fits best. */
function taxesOf(line: Line, { taxes, pricesIncludeTax }: RefundBooks): readonly TaxTotal[] {
  if (line.taxes.length > 0 || line.tax === 0n) return line.taxes;
  const [rate] = taxes.toSorted(
    (one, other) => distanceFrom(line, one, pricesIncludeTax) - distanceFrom(line, other, pricesIncludeTax),
  );
  return rate ? [{ ...rate, amount: line.tax }] : [];
}

/** What was sold, as refunds are measured against it. Shipping is what the order cost beyond its lines, in money and in tax. */
export function saleOfOrder(books: RefundBooks): Sale {
  const lines = books.lines.map((line) => ({
    key: line.key,
    quantity: line.quantity,
    paid: line.paid ?? line.lineTotal + (books.pricesIncludeTax ? 0n : line.tax),
    taxes: taxesOf(line, books),
  }));
  const rest = books.totalMinor - sumOf(lines.map(({ paid }) => paid));
  const taxes = books.taxes.flatMap((rate) => {
    const inLines = lines.flatMap((line) => line.taxes.filter((tax) => isSameRate(tax, rate)));
    const left = rate.amount - sumOf(inLines.map((tax) => tax.amount));
    return left > 0n ? [{ ...rate, amount: left }] : [];
  });
  return { lines, shipping: { paid: rest > 0n ? rest : 0n, taxes } };
}

const isSameRate = (one: TaxTotal, other: TaxTotal): boolean =>
  one.name === other.name && one.ratePercent === other.ratePercent;
