import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const themes = new URL('../../', import.meta.url);
const files = readdirSync(themes, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /^[\w-]+[\\/]locales[\\/]\w+\.json$/.test(path),
);

it('finds the texts of the kit and of every theme', () => expect(files.length).toBeGreaterThanOrEqual(6));

it.each(files)('%s names no text twice: the second would silently take the place of the first', (path) => {
  const text = readFileSync(new URL(path, themes), 'utf8');
  expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
});
