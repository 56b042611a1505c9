import { z } from 'zod';
import type { ThemeDefinition } from '../theme.js';

interface Texts {
  readonly label: string;
  readonly texts: Readonly<Record<string, { readonly label: string; readonly format: 'line' | 'text' }>>;
}

const formats = { text: 'line', long_text: 'text' } as const;

function textsIn(label: string, settings: z.ZodObject): [Texts] | [] {
  const texts = Object.entries(settings.shape).flatMap(([name, schema]) => {
    const meta = z.globalRegistry.get(z.instanceof(z.ZodType).parse(schema));
    const format = meta?.control === 'text' || meta?.control === 'long_text' ? formats[meta.control] : null;
    return format && typeof meta?.label === 'string' ? [[name, { label: meta.label, format }] as const] : [];
  });
  return texts.length === 0 ? [] : [{ label, texts: Object.fromEntries(texts) }];
}

/**
 * Which settings of a theme are texts for shoppers, as `theme.json` says it to those who cannot read `theme.ts`: by section, by block
 * (`promises.promise`), and those of the whole theme under `settings`. They are what a shop can have translated.
 */
export function textsOf({ settings, sections }: Pick<ThemeDefinition, 'settings' | 'sections'>): Record<string, Texts> {
  const found = [
    ...textsIn('Theme settings', settings).map((texts) => ['settings', texts] as const),
    ...sections.flatMap((section) => [
      ...textsIn(section.label, section.settings).map((texts) => [section.name, texts] as const),
      ...section.blocks.flatMap((block) =>
        textsIn(`${section.label}, ${block.label.toLowerCase()}`, block.settings).map(
          (texts) => [`${section.name}.${block.name}`, texts] as const,
        ),
      ),
    ]),
  ];
  return Object.fromEntries(found);
}
