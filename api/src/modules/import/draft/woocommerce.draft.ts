import type { ImportedProduct, ImportedVariant } from '@smallshop/contract';
import { IssueList, type DraftReading, type MappedRow, type ReadingContext } from './draft.js';
import { productFields, variantFields } from './product.fields.js';
import { RowReader } from './row.reader.js';
import { readImages } from './table.draft.js';
import { expandVariations } from './variation.expander.js';

interface Attribute {
  readonly name: string;
  readonly values: readonly string[];
}

const typesOf = (row: RowReader): string[] =>
  (row.text('wooType') ?? 'simple').split(',').map((type) => type.trim().toLowerCase());

const isVariation = (row: RowReader): boolean => typesOf(row).includes('variation');

const unsupported: Readonly<Record<string, string>> = {
  grouped: 'Grouped products are not imported; relate their products to each other instead.',
  external: 'Products sold on another site are not imported.',
  subscription: 'Subscriptions are not imported.',
  'variable-subscription': 'Subscriptions are not imported.',
  bundle: 'Bundles are not imported.',
};

/** WooCommerce writes commas inside a value as `\,`. */
const entriesOf = (text: string): string[] =>
  text
    .split(/(?<!\\),/)
    .map((entry) => entry.replaceAll('\\,', ',').trim())
    .filter((entry) => entry !== '');

function attributesOf(row: RowReader): Attribute[] {
  return row.family('attribute').flatMap(({ name: suffix, cell }) => {
    if (!suffix.endsWith('Name') || cell.text.trim() === '') return [];
    const values = row.text(`attribute${suffix.slice(0, -4)}Values`);
    return [{ name: cell.text.trim(), values: entriesOf(values ?? '') }];
  });
}

/** WooCommerce writes line breaks of texts as the two characters `\n`. */
const withLineBreaks = (text: string): string => text.replaceAll('\\n', '\n');

function paragraphs(text: string): string {
  if (/<(?:p|ul|ol|h\d|div|table|br)\b/i.test(text)) return text;
  const parts = text.split(/\n\s*\n/).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

const maxSubtitle = 200;

function subtitleOf(row: RowReader, text: string): string {
  const plain = withLineBreaks(text)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (plain.length <= maxSubtitle) return plain;
  row.warn('subtitle', 'value.shortened', `The short description is cut to ${maxSubtitle} characters.`);
  return `${plain.slice(0, maxSubtitle - 1).replace(/\s+\S*$/, '')}…`;
}

function textsOf(row: RowReader, fields: Omit<ImportedProduct, 'variants'>) {
  const { subtitle, descriptionHtml, status } = fields;
  const isHidden = row.text('wooVisibility')?.toLowerCase() === 'hidden';
  return {
    ...fields,
    subtitle: typeof subtitle === 'string' ? subtitleOf(row, subtitle) : subtitle,
    descriptionHtml:
      typeof descriptionHtml === 'string' ? paragraphs(withLineBreaks(descriptionHtml)) : descriptionHtml,
    status: isHidden && status === 'active' ? ('draft' as const) : status,
  };
}

function picturesOf(rows: readonly RowReader[]): ImportedProduct['images'] {
  const all = rows.flatMap((row) => row.cells('images').flatMap(({ text }) => readImages(text)));
  const once = all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index);
  return once.length > 0 ? once : undefined;
}

/** The attributes variations differ by; at most three, or the fourth is an error. */
function optionAttributes(parent: RowReader, variations: readonly RowReader[]): Attribute[] {
  // Also those that no variation gives a value: all of them then stand for any.
  const used = new Set(variations.flatMap((row) => attributesOf(row).map(({ name }) => name)));
  const own = attributesOf(parent).filter(({ name }) => used.has(name));
  const foreign = [...used].filter((name) => !own.some((attribute) => attribute.name === name));
  const all = [...own, ...foreign.map((name) => ({ name, values: [] }))];
  if (all.length > 3) parent.error(null, 'variant.options_mismatch', 'A product has at most three options.');
  return all.slice(0, 3);
}

interface VariantOfRow {
  readonly row: RowReader;
  readonly variant: ImportedVariant;
}

const suffixOf = (values: readonly string[]): string =>
  values
    .map((value) => value.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, ''))
    .join('-')
    .toUpperCase();

/** One variant for each combination a variation stands for; what there is one of, such as its units, goes with the first. */
function variantsOfRow(
  row: RowReader,
  combinations: readonly string[][],
  open: readonly number[],
  context: ReadingContext,
): VariantOfRow[] {
  const [image] = picturesOf([row]) ?? [];
  const { id, sku, barcode, stock, ...shared } = variantFields(row, context);
  if (combinations.length > 1)
    row.warn(null, 'variant.expanded', `It stands for ${combinations.length} combinations; each becomes a variant with a SKU of its own, and its units stay with the first.`); // prettier-ignore
  return combinations.map((optionValues, index) => {
    const isAlone = combinations.length === 1;
    const ownSku = isAlone || sku === undefined ? sku : `${sku}-${suffixOf(open.map((at) => optionValues[at] ?? ''))}`;
    const single = index === 0 ? { id, barcode, stock } : {};
    return { row, variant: { ...shared, ...single, sku: ownSku, optionValues, ...(image && { imageUrl: image.url }) } };
  });
}

function variantsOf(
  variations: readonly RowReader[],
  options: readonly Attribute[],
  context: ReadingContext,
): VariantOfRow[] {
  const given = variations.map((row) => {
    const own = new Map(attributesOf(row).map(({ name, values }) => [name, values[0]]));
    return options.map(({ name }) => own.get(name));
  });
  const expanded = expandVariations(options, given);
  return variations.flatMap((row, index) => {
    const open = (given[index] ?? []).flatMap((value, at) => (value === undefined ? [at] : []));
    const unlisted = open.flatMap((at) => (options[at]?.values.length === 0 ? [options[at].name] : []));
    if (unlisted.length > 0)
      row.error(
        null,
        'value.missing',
        `This variation stands for any “${unlisted[0]}”, of which the product lists no value.`,
      );
    const combinations = expanded[index] ?? [];
    if (unlisted.length === 0 && combinations.length === 0)
      row.warn(null, 'variant.covered', 'Other variations leave nothing for this one; it is left out.');
    return variantsOfRow(row, combinations, open, context);
  });
}

function specsFrom(parent: RowReader, options: readonly Attribute[]): NonNullable<ImportedProduct['specs']> {
  return attributesOf(parent)
    .filter(({ name, values }) => values.length > 0 && !options.some((option) => option.name === name))
    .map(({ name, values }) => ({ label: name, value: values.join(', ') }));
}

function checkKinds(parent: RowReader): void {
  const types = typesOf(parent);
  const refused = types.find((type) => Object.hasOwn(unsupported, type));
  if (refused !== undefined) parent.error('wooType', 'product.unsupported', unsupported[refused] ?? '');
  if (types.includes('downloadable')) {
    parent.warn('wooType', 'product.files', 'Its files are not imported; add them to the product by hand.');
  }
  if (isVariation(parent)) {
    parent.error('wooParent', 'parent.missing', 'The product this variation belongs to is not in the file.');
  }
}

/**
 * A product of WooCommerce's rows: one of type `variable` with its variations, or a simple one. Attributes that variations
 * differ by become options, the others specifications; hidden products become drafts.
 */
export function draftFromWoocommerce(rows: readonly MappedRow[], context: ReadingContext): DraftReading {
  const issues = new IssueList();
  const readers = rows.map((row) => new RowReader(row, context, issues));
  const parent = readers.find((row) => !isVariation(row)) ?? readers[0];
  if (!parent) throw new Error('A product has at least one row.');
  checkKinds(parent);
  const variations = readers.filter((row) => isVariation(row) && row !== parent);
  for (const double of readers.filter((row) => row !== parent && !isVariation(row))) {
    double.error('sku', 'sku.duplicate', `Row ${parent.number} has the same SKU.`);
  }
  const isVariable = typesOf(parent).includes('variable');
  if (isVariable && variations.length === 0)
    parent.error('wooType', 'value.missing', 'It has no variations in the file.');
  const options = optionAttributes(parent, variations);
  const made = isVariable
    ? variantsOf(variations, options, context)
    : [{ row: parent, variant: variantFields(parent, context) }];
  const variants = made.map(({ variant }) => variant);
  const isDigital = typesOf(parent).some((type) => type === 'virtual' || type === 'downloadable');
  const specs = specsFrom(parent, options);
  const draft = {
    ...textsOf(parent, productFields(parent, context)),
    isDigital,
    images: picturesOf(readers),
    ...(specs.length > 0 && { specs }),
    ...(isVariable && { options: optionsFrom(options, variants) }),
    variants,
  };
  return {
    draft: issues.hasErrors ? null : draft,
    issues: issues.all,
    variantRows: made.map(({ row }) => row.number),
  };
}

/** Values in the parent's order, then in the order variations mention them. */
const optionsFrom = (options: readonly Attribute[], variants: readonly ImportedVariant[]) =>
  options.map(({ name, values }, index) => ({
    name,
    values: [...new Set([...values, ...variants.flatMap((variant) => variant.optionValues?.[index] ?? [])])].map(
      (value) => ({ value, swatch: null }),
    ),
  }));
