import { minorUnitDigits, type Currency, type PriceChange, type priceColumns } from '@smallshop/contract';
import type { SheetRow } from '../import/index.js';

/** Columns a table must have; the others tell people which variant it is. */
export const neededPriceColumns = [
  'SKU',
  'Variant ID',
  'From quantity',
  'Price',
  'Compare-at price',
] as const satisfies readonly (typeof priceColumns)[number][];

/** A row of a table of prices. */
export type PriceRow = SheetRow<(typeof neededPriceColumns)[number]>;

/** Why a row is left out. */
interface RowProblem {
  readonly column: (typeof priceColumns)[number];
  readonly reason: string;
}

/** The shop's variants a table names, by id and by SKU. */
export interface NamedVariants {
  readonly ids: ReadonlySet<string>;
  readonly idBySku: ReadonlyMap<string, string>;
}

const mostMinor = 99_999_999_999;

/** An amount as people write it, in minor units; null for none, undefined for what is no amount of the currency. */
function amountOf(text: string, currency: Currency): number | null | undefined {
  const written = text
    .trim()
    .replaceAll(/[\s\u00a0]/g, '')
    .replace(',', '.');
  if (written === '') return null;
  const digits = minorUnitDigits[currency];
  const [, whole, fraction = ''] = /^(\d{1,11})(?:\.(\d+))?$/.exec(written) ?? [];
  if (whole === undefined || fraction.replace(/0+$/, '').length > digits) return undefined;
  const amount = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return amount <= mostMinor ? amount : undefined;
}

function variantOf({ cell }: PriceRow, { ids, idBySku }: NamedVariants): string | RowProblem {
  const [id, sku] = [cell('Variant ID').trim().toLowerCase(), cell('SKU').trim()];
  if (id !== '') return ids.has(id) ? id : { column: 'Variant ID', reason: 'The shop has no such variant.' };
  const found = idBySku.get(sku);
  if (found !== undefined) return found;
  const reason = sku === '' ? 'Name the variant by its id or its SKU.' : `No variant of the shop has the SKU “${sku}”.`;
  return { column: 'SKU', reason };
}

function quantityOf(text: string): number | undefined {
  const written = text.trim();
  const quantity = Number(written === '' ? '1' : written);
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= 999 ? quantity : undefined;
}

/** What a row changes in a list, or why it cannot. */
export function changeOf(row: PriceRow, currency: Currency, known: NamedVariants): PriceChange | RowProblem {
  const variantId = variantOf(row, known);
  if (typeof variantId !== 'string') return variantId;
  const minimumQuantity = quantityOf(row.cell('From quantity'));
  if (minimumQuantity === undefined) return { column: 'From quantity', reason: 'Write a whole number from 1 to 999.' };
  const reason = `Write an amount of ${currency} such as ${(1234.5).toFixed(minorUnitDigits[currency])}, without its sign.`;
  const priceMinor = amountOf(row.cell('Price'), currency);
  if (priceMinor === undefined) return { column: 'Price', reason };
  const compareAtMinor = amountOf(row.cell('Compare-at price'), currency);
  if (compareAtMinor === undefined) return { column: 'Compare-at price', reason };
  return { variantId, minimumQuantity, priceMinor, compareAtMinor };
}
