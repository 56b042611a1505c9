import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { field } from '../field.js';
import { defineSection } from '../section.js';
import { defineTheme, type ThemeDefinition } from '../theme.js';
import { checkDefinition } from './definition.js';
import { checkForbidden } from './forbidden.js';
import { checkTheme } from './index.js';
import { checkLocales } from './locales.js';

const themesFolder = fileURLToPath(new URL('../../../', import.meta.url));
const installed = readdirSync(themesFolder).filter((id) => existsSync(`${themesFolder}${id}/theme.ts`));
const definitions = import.meta.glob<ThemeDefinition>('../../../*/theme.ts', { import: 'default' });

describe('the themes we ship', () => {
  it('are there', () => {
    expect(installed).toEqual(['harbor', 'volt']);
  });

  it.each(installed)('%s has nothing to complain about', async (id) => {
    const load = definitions[`../../../${id}/theme.ts`];
    const theme = await load?.();
    expect(theme === undefined ? ['no theme.ts'] : checkTheme(`${themesFolder}${id}`, theme)).toEqual([]);
  });
});

describe('what a theme may not do', () => {
  const found = (file: string, text: string): string[] =>
    checkForbidden(new Map([[file, text]])).map(({ message }) => message);

  it.each([
    ["---\nimport fs from 'node:fs';\n---\n", 'imports node:fs'],
    ["---\nconst x = await fetch('/x');\n---\n", 'uses fetch'],
    ['---\nconst key = process.env.KEY;\n---\n', 'uses process'],
    ['---\nconst { cookies: jar } = Astro;\n---\n', 'reads Astro.cookies'],
    ['<p>{Astro.request.url}</p>', 'reads Astro.request'],
    ['<p>{line.unitPrice.amount * line.quantity}</p>', 'computes with money: line.unitPrice.amount * line.quantity'],
    ['<p set:html={settings.text} />', 'puts unsanitised HTML into the page: settings.text'],
    ['<script>alert(1)</script>', 'has a <script>'],
    ['<Counter client:load />', 'hydrates a component with client:*'],
    ['<img src="https://elsewhere.example/a.png" alt="" />', 'loads a remote asset'],
  ])('%s', (text, message) => {
    expect(found('sections/a/a.astro', text)).toContain(message);
  });

  it('does not forbid comparing amounts, sanitised HTML or a property called process', () => {
    const text =
      '---\nconst step = { process: 1 };\n---\n<p set:html={ctx.page.product.descriptionHtml}>{a.amount > b.amount ? step.process : ""}</p>';
    expect(found('sections/a/a.astro', text)).toEqual([]);
  });

  it('finds remote assets in stylesheets', () => {
    expect(found('theme.css', "@import url('https://fonts.example/a.css');")).toEqual(['loads a remote asset']);
  });
});

describe('texts of a theme', () => {
  it('must exist, in every language, and be used', () => {
    const files = new Map([
      [
        'sections/a/a.astro',
        "{t('cart.title')}{t('cart.items', { count })}{t(`state.${x}`)}{t('kit.close')}{t('gone')}",
      ],
      [
        'locales/en.json',
        '{"cart":{"title":"Cart","items":{"one":"1","other":"2"}},"state":{"open":"Open"},"left":"over"}',
      ],
      ['locales/de.json', '{"cart":{"title":"Warenkorb"},"state":{"open":"Offen"},"left":"x"}'],
    ]);
    expect(checkLocales(files, new Set(['kit.close'])).map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'sections/a/a.astro: unknown text gone',
      'locales/en.json: left is used nowhere',
      'locales/de.json: lacks cart.items',
    ]);
  });
});

describe('templates of a theme', () => {
  const hero = defineSection({
    name: 'hero',
    label: 'Hero',
    pages: ['home'],
    settings: { heading: field.text({ label: 'Heading', default: 'Hi', max: 5 }) },
  });
  const theme = defineTheme({
    id: 'a',
    name: 'A',
    version: '1.0.0',
    description: '',
    settings: { accent: field.color({ label: 'Accent', default: '#aa3300' }) },
    presets: { loud: { accent: '#ff0000' } },
    tokens: ({ accent }) => ({ '--accent': accent }),
    sections: [hero],
  });

  it('are made of known sections with valid settings, on pages where those may stand', () => {
    const files = new Map([
      [
        'templates/home.json',
        '{"sections":[{"id":"a","type":"hero","settings":{"heading":"too long"}},{"id":"a","type":"nope"}]}',
      ],
      ['templates/cart.json', '{"sections":[{"id":"a","type":"hero"}]}'],
    ]);
    expect(checkDefinition(files, theme).map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'templates/home.json: id a is used twice',
      'templates/home.json: a: heading: Too big: expected string to have <=5 characters',
      'templates/home.json: unknown section nope',
      'templates/cart.json: hero may not stand on cart',
    ]);
  });
});
