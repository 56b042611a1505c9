import {
  textLine,
  variantInput,
  type AdminVariant,
  type Currency,
  type ProductInput,
  type VariantInput,
} from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';

/** A variant as it is typed: figures are text until they are saved. */
export interface VariantForm {
  /** The variant's, or one of the form's own (`new-…`) until it is saved. */
  id: string;
  optionValues: readonly string[];
  sku: string;
  barcode: string;
  price: string;
  compareAt: string;
  cost: string;
  weight: string;
  length: string;
  width: string;
  height: string;
  threshold: string;
  /** Units on hand to begin with; new variants only. */
  stock: string;
  backorder: VariantInput['backorderPolicy'];
  isActive: boolean;
  mediaId: string | null;
}

/** What is typed into a cell. */
export type VariantCell = Exclude<
  { [Key in keyof VariantForm]: VariantForm[Key] extends string ? Key : never }[keyof VariantForm],
  'id' | 'backorder'
>;

/** How a cell reads. */
export interface CellKind {
  readonly key: VariantCell;
  readonly label: string;
  readonly kind: 'amount' | 'whole' | 'code' | 'barcode';
  readonly isRequired?: boolean;
  readonly unit?: string;
  readonly hint?: string;
}

/** Cells of a variant in their order; those after the weight stand in its details. */
export const cells = {
  price: { key: 'price', label: 'Price', kind: 'amount', isRequired: true },
  compareAt: {
    key: 'compareAt',
    label: 'Former price',
    kind: 'amount',
    hint: 'Shown crossed out while it is higher than the price.',
  },
  cost: { key: 'cost', label: 'Cost', kind: 'amount', hint: 'What one unit costs you; never shown to shoppers.' },
  sku: { key: 'sku', label: 'SKU', kind: 'code', isRequired: true },
  barcode: { key: 'barcode', label: 'Barcode', kind: 'barcode', hint: 'EAN, UPC or GTIN: 8 to 14 digits.' },
  weight: { key: 'weight', label: 'Weight', kind: 'whole', unit: 'g' },
  length: { key: 'length', label: 'Length', kind: 'whole', unit: 'mm' },
  width: { key: 'width', label: 'Width', kind: 'whole', unit: 'mm' },
  height: { key: 'height', label: 'Height', kind: 'whole', unit: 'mm' },
  threshold: {
    key: 'threshold',
    label: 'Low from',
    kind: 'whole',
    unit: 'units',
    hint: 'Empty: as for the whole shop.',
  },
  stock: { key: 'stock', label: 'Stock', kind: 'whole', unit: 'units' },
} as const satisfies Partial<Record<VariantCell, CellKind>>;

/** Columns of the grid. */
export const gridCells: readonly CellKind[] = [
  cells.price,
  cells.compareAt,
  cells.cost,
  cells.sku,
  cells.barcode,
  cells.weight,
];

const amount = (money: AdminVariant['cost']): string => (money ? toDecimal(money.amount, money.currency) : '');
const figure = (value: number | null): string => (value === null ? '' : String(value));

/** What the form begins with. */
export const variantFormOf = (variant: AdminVariant): VariantForm => ({
  id: variant.id,
  optionValues: variant.optionValues,
  sku: variant.sku,
  barcode: variant.barcode ?? '',
  price: amount(variant.price),
  compareAt: amount(variant.compareAtPrice),
  cost: amount(variant.cost),
  weight: variant.weightGrams === 0 ? '' : String(variant.weightGrams),
  length: figure(variant.lengthMm),
  width: figure(variant.widthMm),
  height: figure(variant.heightMm),
  threshold: figure(variant.lowStockThreshold),
  stock: '',
  backorder: variant.backorderPolicy,
  isActive: variant.isActive,
  mediaId: variant.imageId,
});

/** True for a variant that is not saved yet. */
export const isNew = ({ id }: Pick<VariantForm, 'id'>): boolean => id.startsWith('new-');

/** A variant like another, with other option values: prices and measures are the same, SKU, barcode, stock and picture its own. */
export const variantLike = (
  pattern: VariantForm | undefined,
  optionValues: readonly string[],
  sku: string,
): VariantForm => ({
  ...(pattern ?? {
    price: '',
    compareAt: '',
    cost: '',
    weight: '',
    length: '',
    width: '',
    height: '',
    threshold: '',
    backorder: 'refuse',
  }),
  ...{ id: `new-${crypto.randomUUID()}`, optionValues, sku, barcode: '', stock: '', isActive: true, mediaId: null },
});

const barcodeRule = variantInput.shape.barcode.unwrap().unwrap();
const skuRule = textLine(60);

/** Says what is wrong with what is typed into a cell; null when it will do. */
export function problemIn({ key, kind, isRequired }: CellKind, text: string, currency: Currency): string | null {
  const typed = text.trim();
  if (typed === '')
    return isRequired ? (key === 'sku' ? 'A variant needs an SKU.' : 'Enter an amount such as 19.90.') : null;
  switch (kind) {
    case 'amount':
      return parseMinor(typed, currency) === undefined ? 'Enter an amount such as 19.90.' : null;
    case 'whole':
      return /^\d{1,6}$/.test(typed) ? null : 'Enter a whole number.';
    case 'code':
      return skuRule.safeParse(typed).success ? null : 'At most 60 characters.';
    case 'barcode':
      return barcodeRule.safeParse(typed).success ? null : 'A barcode has 8 to 14 digits.';
  }
}

const positive = (key: VariantCell, text: string): string | null =>
  (key === 'length' || key === 'width' || key === 'height') && /^0+$/.test(text.trim())
    ? 'More than 0, or empty.'
    : null;

/** Everything wrong with the variants, by `<id>.<cell>`; empty when they can be saved. */
export function variantProblems(variants: readonly VariantForm[], currency: Currency): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const variant of variants) {
    for (const cell of Object.values(cells)) {
      const problem = problemIn(cell, variant[cell.key], currency) ?? positive(cell.key, variant[cell.key]);
      if (problem !== null) problems.set(`${variant.id}.${cell.key}`, problem);
    }
  }
  for (const key of ['sku', 'barcode'] as const) {
    const seen = new Set<string>();
    for (const variant of variants) {
      const code = variant[key].trim();
      if (code !== '' && seen.has(code)) problems.set(`${variant.id}.${key}`, `Another variant above has ${code}.`);
      seen.add(code);
    }
  }
  return problems;
}

const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()));

/** The write a valid variant stands for. */
export const variantInputFrom = (
  form: VariantForm,
  currency: Currency,
  isDigital: boolean,
): ProductInput['variants'][number] => ({
  ...(isNew(form) ? (isDigital ? {} : { initialStock: whole(form.stock) ?? 0 }) : { id: form.id }),
  sku: form.sku.trim(),
  barcode: form.barcode.trim() || null,
  optionValues: [...form.optionValues],
  priceMinor: parseMinor(form.price, currency) ?? 0,
  compareAtPriceMinor: parseMinor(form.compareAt, currency) ?? null,
  costMinor: parseMinor(form.cost, currency) ?? null,
  weightGrams: whole(form.weight) ?? 0,
  lengthMm: whole(form.length),
  widthMm: whole(form.width),
  heightMm: whole(form.height),
  backorderPolicy: form.backorder,
  lowStockThreshold: whole(form.threshold),
  mediaId: form.mediaId,
  isActive: form.isActive,
});
