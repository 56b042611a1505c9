import {
  templateSchema,
  type PageKind,
  type PageSeed,
  type Template,
  type TemplateSection,
} from '@smallshop/theme-kit';
import type { StorefrontQuery } from '@smallshop/contract';
import type { z } from 'zod';
import type { Component, ThemeBundle } from './theme.bundle.js';

/** Told of what was left out, and why. */
export type Report = (problem: unknown, where: string) => void;

/** Texts of a template in the language of a page, by key. */
type PartTexts = Readonly<Record<string, string>>;

/** What a template says in the language of a page, and who hears of problems. */
interface Said {
  readonly texts: PartTexts;
  readonly report: Report;
}

/** A section in its place: parsed settings and blocks, and which page query answers each of its data keys. */
export interface Placement {
  readonly id: string;
  readonly name: string;
  readonly component: Component;
  readonly settings: unknown;
  readonly blocks: readonly unknown[];
  /** Data key → query; null asks for nothing. */
  readonly queries: ReadonlyMap<string, StorefrontQuery | null>;
}

/**
 * Parses settings, falling back to the default of every setting that no longer fits, so that a theme update or a bad edit
 * costs one setting and never a page.
 */
function settingsOf<Schema extends z.ZodObject>(schema: Schema, given: unknown, report: Report, where: string) {
  const first = schema.safeParse(given);
  if (first.success) return first.data;
  report(first.error, `${where} settings`);
  const bad = new Set(
    first.error.issues.flatMap((issue) => ('keys' in issue ? issue.keys : [issue.path[0]])).map(String),
  );
  const kept = Object.entries(typeof given === 'object' && given !== null ? given : {}).filter(
    ([key]) => !bad.has(key),
  );
  return schema.parse(Object.fromEntries(kept));
}

/** The merchant's own template when there is a valid one, else the theme's. */
export function templateOf(own: unknown, themes: Template | undefined, report: Report, name: string): Template {
  const fallback = themes ?? { sections: [] };
  if (own === undefined) return fallback;
  const parsed = templateSchema.safeParse(own);
  if (parsed.success) return parsed.data;
  report(parsed.error, `template ${name}`);
  return fallback;
}

/** Settings as the merchant had them translated, by key below `path`; what is not translated stays as it is. */
function translated<Settings extends object>(settings: Settings, path: string, texts: PartTexts): Settings {
  const said = Object.keys(settings).flatMap((name) => {
    const text = texts[`${path}${name}`];
    return text === undefined || text === '' ? [] : [[name, text] as const];
  });
  return said.length === 0 ? settings : { ...settings, ...Object.fromEntries(said) };
}

/** Settings of the theme as a whole, in the language of a page. */
export const themeSettings = <Schema extends z.ZodObject>(
  schema: Schema,
  given: unknown,
  { texts, report }: { readonly texts: PartTexts; readonly report: Report },
) => translated(settingsOf(schema, given, report, 'theme'), '', texts);

function place(theme: ThemeBundle, section: TemplateSection, seed: PageSeed, said: Said): Placement | null {
  const { texts, report } = said;
  const where = `section ${section.type}#${section.id}`;
  const known = theme.sections.get(section.type);
  if (known === undefined) {
    report(new Error('unknown section'), where);
    return null;
  }
  const { definition, component } = known;
  if (definition.pages !== undefined && !definition.pages.includes(seed.kind)) return null;
  // Translations are put over what was parsed: they may be longer than the theme lets its own words be.
  const settings = translated(
    settingsOf(definition.settings, section.settings, report, where),
    `${section.id}.`,
    texts,
  );
  const blocks = section.blocks.flatMap((block) => {
    const kind = definition.blocks.find(({ name }) => name === block.type);
    if (kind === undefined) return [];
    const own = settingsOf(kind.settings, block.settings, report, where);
    return [{ id: block.id, type: block.type, settings: translated(own, `${section.id}.${block.id}.`, texts) }];
  });
  const queries = new Map<string, StorefrontQuery | null>();
  for (const [key, query] of Object.entries(definition.needs({ settings, blocks, page: seed }))) {
    queries.set(key, query ?? null);
  }
  return { id: section.id, name: section.type, component, settings, blocks, queries };
}

/** Sections of a template in order, hidden and impossible ones left out. */
export function placements(theme: ThemeBundle, template: Template, seed: PageSeed, said: Said): Placement[] {
  const { report } = said;
  return template.sections.flatMap((section) => {
    if (section.hidden) return [];
    try {
      const placed = place(theme, section, seed, said);
      return placed === null ? [] : [placed];
    } catch (error) {
      report(error, `section ${section.type}#${section.id}`);
      return [];
    }
  });
}

/** A page's parts: around it the groups of every page, inside the template of its kind. */
export interface PagePlan {
  readonly kind: PageKind;
  readonly header: readonly Placement[];
  readonly main: readonly Placement[];
  readonly footer: readonly Placement[];
}
