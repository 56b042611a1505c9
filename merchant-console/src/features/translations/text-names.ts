import type { TranslatableKind, TranslatableText } from '@smallshop/contract';

/** Kinds as the console calls them. */
export const kindNames: Readonly<Record<TranslatableKind, { one: string; many: string }>> = {
  product: { one: 'product', many: 'Products' },
  category: { one: 'category', many: 'Categories' },
  collection: { one: 'collection', many: 'Collections' },
  page: { one: 'page', many: 'Pages' },
  menu: { one: 'menu', many: 'Menus' },
  storefront: { one: 'part of the storefront', many: 'Storefront' },
  custom_field: { one: 'custom field', many: 'Custom fields' },
  shipping_method: { one: 'shipping method', many: 'Shipping' },
  media: { one: 'picture', many: 'Pictures' },
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
  unit: 'Unit',
  alt: 'Alternative text',
};

const place = (index: string | undefined): number => Number(index) + 1;

/** A setting's name as words: `actionLabel` is “Action label”. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What a text is called, such as `Option 1, value 2`. */
export function nameOfText(key: string): string {
  const own = names[key];
  if (own !== undefined) return own;
  const [list, entry, part, below] = key.split('.');
  if (list === 'choices') return `Choice ${place(entry)}`;
  if (list === 'specs') return `Specification ${place(entry)}, ${part === 'label' ? 'name' : 'value'}`;
  if (list === 'options') return `Option ${place(entry)}, ${part === 'name' ? 'name' : `value ${place(below)}`}`;
  if (list !== 'items') return wordsOf(key.slice(key.lastIndexOf('.') + 1));
  return part === 'label' ? `Link ${place(entry)}` : `Link ${place(entry)}.${place(below)}`;
}

/** What a text is called on its own page: as its theme calls it, where it is a theme's. */
export const labelOfText = ({ key, label }: TranslatableText): string => label ?? nameOfText(key);

/** Texts that belong together, under one heading. */
export interface TextGroup {
  readonly heading: string;
  readonly texts: readonly TranslatableText[];
}

const headings: readonly { heading: string; holds: (key: string) => boolean }[] = [
  { heading: 'Texts', holds: (key) => !key.includes('.') && !key.startsWith('seo') },
  { heading: 'Specifications', holds: (key) => key.startsWith('specs.') },
  { heading: 'Options', holds: (key) => key.startsWith('options.') },
  { heading: 'Choices', holds: (key) => key.startsWith('choices.') },
  { heading: 'Links', holds: (key) => key.startsWith('items.') },
  { heading: 'In search engines', holds: (key) => key.startsWith('seo') },
];

/** Texts of a theme, by the sections they stand in, in the order of the page. */
function sectionsOf(texts: readonly TranslatableText[]): TextGroup[] {
  const groups = Map.groupBy(texts, ({ key, group }) => `${group} ${key.split('.', 1).join('')}`);
  return [...groups.values()].map((held) => ({ heading: held[0]?.group ?? '', texts: held }));
}

/** What there is to translate, in groups; texts that are empty in the shop's own language are left out. */
export function groupsOf(texts: readonly TranslatableText[]): TextGroup[] {
  const written = texts.filter(({ source }) => source !== '');
  const plain = headings.map(({ heading, holds }) => ({
    heading,
    texts: written.filter(({ key, group }) => group === null && holds(key)),
  }));
  return [...plain, ...sectionsOf(written.filter(({ group }) => group !== null))].filter(
    (group) => group.texts.length > 0,
  );
}
