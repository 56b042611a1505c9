import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { pageKinds } from '../page.js';
import { groupNames } from '../template.js';
import type { ThemeDefinition } from '../theme.js';
import type { Offence, ThemeFiles } from './offence.js';
import { textsOf } from './texts.js';

const textual: ReadonlySet<string> = new Set(['.astro', '.ts', '.css', '.json']);

/** Reads a theme's text files. */
export function readThemeFiles(folder: string): ThemeFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('node_modules') || !textual.has(extname(path))) continue;
    files.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
  return files;
}

const cardSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  description: z.string().min(1),
  colors: z.array(z.string().regex(/^#[0-9a-f]{6}$/)).min(1),
  texts: z.record(z.string(), z.unknown()),
});

/** Every file a theme must have, and that `theme.json` says what `theme.ts` says. */
export function checkFiles(
  files: ThemeFiles,
  theme: Pick<ThemeDefinition, 'id' | 'name' | 'version' | 'settings' | 'sections'>,
): Offence[] {
  const needed = [
    'theme.css',
    'layout.astro',
    'theme.json',
    'locales/en.json',
    ...pageKinds.map((kind) => `templates/${kind}.json`),
    ...groupNames.map((group) => `groups/${group}.json`),
    ...theme.sections.map(({ name }) => `sections/${name}/${name}.astro`),
  ];
  const missing = needed.filter((file) => !files.has(file));
  const names = new Set(theme.sections.map(({ name }) => name));
  const orphans = [...files.keys()].filter((file) => {
    const section = /^sections\/([^/]+)\/\1\.astro$/.exec(file)?.[1];
    return section !== undefined && !names.has(section);
  });
  const card = cardSchema.safeParse(JSON.parse(files.get('theme.json') ?? '{}'));
  const agrees = card.success && (['id', 'name', 'version'] as const).every((key) => card.data[key] === theme[key]);
  const texts = JSON.stringify(textsOf(theme));
  const knowsTexts = card.success && JSON.stringify(card.data.texts) === texts;
  return [
    ...(knowsTexts
      ? []
      : [{ file: 'theme.json', rule: 'files' as const, message: `texts are not those of the settings: ${texts}` }]),
    ...missing.map((file): Offence => ({ file, rule: 'files', message: 'is missing' })),
    ...orphans.map((file): Offence => ({ file, rule: 'files', message: 'belongs to no section of theme.ts' })),
    ...(agrees
      ? []
      : [{ file: 'theme.json', rule: 'files' as const, message: 'differs from theme.ts or lacks a field' }]),
  ];
}
