import type { TranslatableKind, TranslatableText } from '@smallshop/contract';

/** Kinds as the console calls them. */
export const kindNames: Readonly<Record<TranslatableKind, { one: string; many: string }>> = {
  product: { one: 'product', many: 'Products' },
  category: { one: 'category', many: 'Categories' },
  collection: { one: 'collection', many: 'Collections' },
  page: { one: 'page', many: 'Pages' },
  menu: { one: 'menu', many: 'Menus' },
};

const names: Readonly<Record<string, string>> = {
  title: 'Title',
  name: 'Name',
  subtitle: 'Subtitle',
  description: 'Description',
  descriptionHtml: 'Description',
  bodyHtml: 'Text',
  seoTitle: 'Search title',
  seoDescription: 'Search description',
};

const place = (index: string | undefined): number => Number(index) + 1;

/** What a text is called, such as `Option 1, value 2`. */
export function nameOfText(key: string): string {
  const own = names[key];
  if (own !== undefined) return own;
  const [list, entry, part, below] = key.split('.');
  if (list === 'specs') return `Specification ${place(entry)}, ${part === 'label' ? 'name' : 'value'}`;
  if (list === 'options') return `Option ${place(entry)}, ${part === 'name' ? 'name' : `value ${place(below)}`}`;
  return part === 'label' ? `Link ${place(entry)}` : `Link ${place(entry)}.${place(below)}`;
}

/** Texts that belong together, under one heading. */
export interface TextGroup {
  readonly heading: string;
  readonly texts: readonly TranslatableText[];
}

const headings: readonly { heading: string; holds: (key: string) => boolean }[] = [
  { heading: 'Texts', holds: (key) => !key.includes('.') && !key.startsWith('seo') },
  { heading: 'Specifications', holds: (key) => key.startsWith('specs.') },
  { heading: 'Options', holds: (key) => key.startsWith('options.') },
  { heading: 'Links', holds: (key) => key.startsWith('items.') },
  { heading: 'In search engines', holds: (key) => key.startsWith('seo') },
];

/** What there is to translate, in groups; texts that are empty in the shop's own language are left out. */
export const groupsOf = (texts: readonly TranslatableText[]): TextGroup[] =>
  headings
    .map(({ heading, holds }) => ({ heading, texts: texts.filter(({ key, source }) => source !== '' && holds(key)) }))
    .filter((group) => group.texts.length > 0);
