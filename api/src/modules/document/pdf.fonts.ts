import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@fontsource/noto-sans/package.json'));

/**
 * Scripts a document can be written in, the first that has a letter writes it; what none of them has is written in the first, as its
 * sign for a missing letter. East Asian scripts are not among them: their fonts are many times the size of everything else here.
 */
const names = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'devanagari',
] as const;
type Script = (typeof names)[number];

// What each font holds, as the package says it: `U+0000-00FF,U+0131,…`.
const ranges = z
  .record(z.enum(names), z.string())
  .parse(JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')));
const scripts = names.map((name) => ({
  name,
  spans: ranges[name].split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16) };
  }),
}));

/** Weights documents are written in. */
export type Weight = 400 | 700;

/** A stretch of text in one font. */
export interface Run {
  readonly text: string;
  readonly script: Script;
}

function scriptOf(letter: string): Script {
  const code = letter.codePointAt(0) ?? 0;
  return scripts.find(({ spans }) => spans.some(({ first, last }) => first <= code && code <= last))?.name ?? 'latin';
}

/** Cuts text where its script changes; no letter is lost. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const letter of text.replaceAll(/[\u00a0\u202f]/g, ' ')) {
    const script = scriptOf(letter);
    const last = runs.at(-1);
    if (last?.script === script) runs[runs.length - 1] = { script, text: last.text + letter };
    else runs.push({ script, text: letter });
  }
  return runs;
}

/** Where the font of a script lies. */
export const fontFile = (script: Script, weight: Weight): string =>
  join(folder, 'files', `noto-sans-${script}-${weight}-normal.woff`);
