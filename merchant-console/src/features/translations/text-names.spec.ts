import { expect, it } from 'vitest';
import { groupsOf, labelOfText, nameOfText } from './text-names.js';

it.each([
  ['title', 'Title'],
  ['seoDescription', 'Search description'],
  ['specs.0.label', 'Specification 1, name'],
  ['specs.11.value', 'Specification 12, value'],
  ['options.1.name', 'Option 2, name'],
  ['options.0.values.2', 'Option 1, value 3'],
  ['items.0.label', 'Link 1'],
  ['items.2.children.0.label', 'Link 3.1'],
  ['choices.1', 'Choice 2'],
  ['hero.actionLabel', 'Action label'],
])('%s is called “%s”', (key, name) => expect(nameOfText(key)).toBe(name));

it('shows texts by what they belong to, without those that are empty', () => {
  const texts = ['title', 'subtitle', 'seoTitle', 'options.0.name', 'specs.0.label'].map((key) => ({
    key,
    format: 'line' as const,
    source: key === 'subtitle' ? '' : 'x',
    label: null,
    group: null,
  }));
  expect(groupsOf(texts).map(({ heading, texts: held }) => [heading, held.map(({ key }) => key)])).toEqual([
    ['Texts', ['title']],
    ['Specifications', ['specs.0.label']],
    ['Options', ['options.0.name']],
    ['In search engines', ['seoTitle']],
  ]);
});

it('shows the words of a theme by the sections they stand in, as the theme calls them', () => {
  const text = (key: string, label: string, group: string) => ({
    key,
    label,
    group,
    format: 'line' as const,
    source: 'x',
  });
  const texts = [text('hero.heading', 'Heading', 'Opening picture'), text('row.heading', 'Heading', 'Chosen products')];
  const groups = groupsOf([...texts, text('row-2.heading', 'Heading', 'Chosen products')]);
  expect(groups.map(({ heading, texts: held }) => [heading, held.map(labelOfText)])).toEqual([
    ['Opening picture', ['Heading']],
    ['Chosen products', ['Heading']],
    ['Chosen products', ['Heading']],
  ]);
});
