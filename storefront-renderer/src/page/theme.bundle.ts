import {
  groupNames,
  pageKinds,
  templateSchema,
  type AnySection,
  type Template,
  type ThemeDefinition,
} from '@smallshop/theme-kit';
import kitGerman from '@smallshop/theme-kit/locales/de.json';
import kitEnglish from '@smallshop/theme-kit/locales/en.json';
import { z } from 'zod';
import { flattenTexts, type Texts } from './translate.js';

/** An Astro component, as its module exports it. Written as a method, whose parameters TypeScript compares both ways. */
export type Component = { draw(props: Record<string, unknown>): unknown }['draw'];

interface Parts {
  Layout: Component;
  Head: Component | null;
  sections: Readonly<Record<string, unknown>>;
  templates: Readonly<Record<string, unknown>>;
  groups: Readonly<Record<string, unknown>>;
  locales: Readonly<Record<string, unknown>>;
}

/** A theme ready to draw: definition, components by section name, templates and groups by name, texts by language. */
export interface ThemeBundle {
  readonly definition: Pick<ThemeDefinition, 'id' | 'version' | 'settings' | 'tokens'>;
  readonly Layout: Component;
  readonly Head: Component | null;
  readonly sections: ReadonlyMap<string, { definition: AnySection; component: Component }>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly groups: ReadonlyMap<string, Template>;
  readonly texts: ReadonlyMap<string, Texts>;
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
const byFileName = <Value>(files: Readonly<Record<string, unknown>>, parse: (value: unknown) => Value) =>
  new Map(Object.entries(files).map(([path, value]) => [fileName(path), parse(value)]));

const componentSchema = z.custom<Component>((value) => typeof value === 'function', 'not a component');
const kitTexts: Readonly<Record<string, unknown>> = { en: kitEnglish, de: kitGerman };

function requireAll(found: ReadonlyMap<string, unknown>, names: readonly string[], what: string, theme: string): void {
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`Theme ${theme} lacks ${what}: ${missing.join(', ')}`);
}

/**
 * Brings the files of a theme together.
 *
 * @throws Error naming what is missing, when a template, group or section component is not there
 */
export function bundleTheme(definition: ThemeDefinition, parts: Parts): ThemeBundle {
  const components = byFileName(parts.sections, (value) => componentSchema.parse(value));
  const templates = byFileName(parts.templates, (value) => templateSchema.parse(value));
  const groups = byFileName(parts.groups, (value) => templateSchema.parse(value));
  requireAll(templates, pageKinds, 'templates', definition.id);
  requireAll(groups, groupNames, 'groups', definition.id);
  const sections = new Map<string, { definition: AnySection; component: Component }>();
  for (const section of definition.sections) {
    const component = components.get(section.name);
    if (component === undefined)
      throw new Error(`Theme ${definition.id} lacks sections/${section.name}/${section.name}.astro`);
    sections.set(section.name, { definition: section, component });
  }
  const texts = new Map(
    [...byFileName(parts.locales, flattenTexts)].map(([language, own]) => [
      language,
      new Map([...flattenTexts(kitTexts[language] ?? kitEnglish), ...own]),
    ]),
  );
  return { definition, Layout: parts.Layout, Head: parts.Head, sections, templates, groups, texts };
}
