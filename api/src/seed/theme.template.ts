import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const blockSchema = z.object({
  id: z.string(),
  type: z.string(),
  settings: z.record(z.string(), z.unknown()).default({}),
});
const sectionSchema = z.object({
  id: z.string(),
  type: z.string(),
  hidden: z.boolean().default(false),
  settings: z.record(z.string(), z.unknown()).default({}),
  blocks: z.array(blockSchema).default([]),
});
const templateSchema = z.object({ sections: z.array(sectionSchema) });

/** A section as a template holds it. */
export type TemplateSection = z.output<typeof sectionSchema>;
/** A page or group of a theme as data. */
export type ThemeTemplate = z.output<typeof templateSchema>;

/** A page a shop has arranged itself. @throws ZodError when it is no template */
export const parseTemplate = (template: unknown): ThemeTemplate => templateSchema.parse(template);

/** A template as the theme's designer composed it; null when the theme has no such file. */
export async function readThemeTemplate(
  themesDirectory: string,
  themeId: string,
  file: `${'templates' | 'groups'}/${string}.json`,
): Promise<ThemeTemplate | null> {
  const text = await readFile(join(themesDirectory, themeId, file), 'utf8').catch(() => null);
  return text === null ? null : templateSchema.parse(JSON.parse(text));
}

/** The template with what `fill` knows about its sections; those it answers null for stay as designed. */
export const fillTemplate = (
  template: ThemeTemplate,
  fill: (section: TemplateSection) => Partial<Pick<TemplateSection, 'settings' | 'blocks'>> | null,
): ThemeTemplate => ({
  sections: template.sections.map((section) => {
    const filled = fill(section);
    if (filled === null) return section;
    return {
      ...section,
      blocks: filled.blocks ?? section.blocks,
      settings: { ...section.settings, ...filled.settings },
    };
  }),
});
