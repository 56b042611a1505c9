import { createHash } from 'node:crypto';
import { importFieldFacts, type ImportColumn, type ImportFormat } from '@smallshop/contract';
import { fieldOfColumn, plainName } from './aliases.js';

// Names that stand together in one software's files and nowhere else.
const marks: readonly (readonly [ImportFormat, readonly string[]])[] = [
  ['smallshop', ['slug', 'sku', 'option 1 name', 'description html']],
  ['woocommerce', ['type', 'name', 'regular price', 'sku']],
  ['shopify', ['handle', 'title', 'variant price']],
  ['shopify', ['handle', 'title', 'option1 value']],
  ['shopify', ['url handle', 'title', 'price']],
];

/** Whose export has these column names. */
export function formatOf(header: readonly string[]): ImportFormat {
  const names = new Set(header.map(plainName));
  return marks.find(([, wanted]) => wanted.every((name) => names.has(name)))?.[0] ?? 'other';
}

/** Stands for the column names of a file, in any order: files alike are mapped alike. */
export const signatureOf = (header: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(header.map(plainName).toSorted()))
    .digest('hex');

/** What each column most likely is; of two that could be the same, the first. `remembered` answers come first, by column name. */
export function proposeMapping(
  header: readonly string[],
  format: ImportFormat,
  remembered: Readonly<Record<string, string | null>>,
): (string | null)[] {
  const taken = new Set<string>();
  return header.map((name) => {
    const known = remembered[name];
    const field = known === undefined ? fieldOfColumn(format, name) : known;
    if (field === null) return null;
    const facts = importFieldFacts(field);
    if (!facts || (taken.has(field) && !facts.isRepeatable)) return null;
    taken.add(field);
    return field;
  });
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** The columns as the wizard shows them, with up to three different values each. */
export function columnsOf(
  header: readonly string[],
  mapping: readonly (string | null)[],
  rows: readonly { readonly cells: readonly string[] }[],
): ImportColumn[] {
  return header.map((name, index) => {
    const values = rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((value) => value !== '');
    return { name, samples: [...new Set(values)].slice(0, 3).map(shortened), field: mapping[index] ?? null };
  });
}

/** What keeps these fields from making products, each as a sentence; none when they can. */
export function mappingProblems(fields: readonly (string | null)[]): string[] {
  const chosen = fields.filter((field) => field !== null);
  const problems: string[] = [];
  const identifies = ['title', 'slug', 'sku', 'productId', 'variantId'];
  if (!identifies.some((field) => chosen.includes(field))) {
    problems.push(
      'Say which column is the title, the SKU or the slug: without one of them no product can be told from another.',
    );
  }
  const doubled = new Set(
    chosen.filter((field, index) => chosen.indexOf(field) !== index && !importFieldFacts(field)?.isRepeatable),
  );
  for (const field of doubled) problems.push(`Two columns are “${importFieldFacts(field)?.label}”; choose one.`);
  return problems;
}
