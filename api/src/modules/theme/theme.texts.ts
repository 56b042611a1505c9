import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { ThemeCatalog, type TextsOfTheme } from './theme-catalog.service.js';
import type { ThemeChoice } from './theme-revision.repository.js';

const settingsSchema = z.record(z.string(), z.unknown()).default({});
const templateSchema = z.object({
  sections: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      hidden: z.boolean().default(false),
      settings: settingsSchema,
      blocks: z.array(z.object({ id: z.string(), type: z.string(), settings: settingsSchema })).default([]),
    }),
  ),
});

interface ThemedText {
  /** Section, block where it is a block's, and setting: `hero.heading`, `promises.promise-1.text`. */
  readonly key: string;
  readonly value: string;
  readonly label: string;
  readonly group: string;
  readonly format: 'line' | 'text';
}

/** The texts of one template, or of the theme's settings. */
interface PartOfTheme {
  readonly part: string;
  readonly label: string;
  readonly texts: readonly ThemedText[];
}

/** Themes' own settings stand beside the templates under this name. */
const settingsPart = 'settings';
const groups: ReadonlySet<string> = new Set(['header', 'footer', 'cart-drawer', settingsPart]);

/** Keeps what a merchant wrote into a theme where it can be translated: what the published revision says. */
@Injectable()
export class ThemeTexts {
  constructor(private readonly themes: ThemeCatalog) {}

  /** Call when a revision is published. Texts that are gone keep their translations, in case they come back. */
  async keep(tx: TenantTx, choice: ThemeChoice): Promise<void> {
    const parts = partsOf(choice, await this.themes.textsOf(choice.themeId));
    await tx.run({
      name: 'theme.keep-texts',
      text: `
WITH written AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS w (part text, label text, texts jsonb)
), gone AS (
  UPDATE shop_texts SET texts = '[]'
  WHERE tenant_id = $1 AND part <> 'shop' AND texts <> '[]' AND part NOT IN (SELECT part FROM written)
)
INSERT INTO shop_texts AS t (tenant_id, part, label, texts) SELECT $1, part, label, texts FROM written
ON CONFLICT (tenant_id, part) DO UPDATE SET label = EXCLUDED.label, texts = EXCLUDED.texts`,
      values: [tx.tenantId, JSON.stringify(parts)],
    });
  }
}

function partsOf(choice: ThemeChoice, texts: TextsOfTheme): PartOfTheme[] {
  const settings = textsOf(texts[settingsPart], [], choice.settings);
  const templates = Object.entries(choice.templates).map(([part, template]) => {
    const parsed = templateSchema.safeParse(template);
    return { part, label: labelOf(part), texts: parsed.success ? textsOfTemplate(parsed.data, texts) : [] };
  });
  return [{ part: settingsPart, label: 'Theme settings', texts: settings }, ...templates].filter(
    (part) => part.texts.length > 0,
  );
}

const textsOfTemplate = ({ sections }: z.output<typeof templateSchema>, texts: TextsOfTheme): ThemedText[] =>
  sections
    .filter(({ hidden }) => !hidden)
    .flatMap(({ id, type, settings, blocks }) => [
      ...textsOf(texts[type], [id], settings),
      ...blocks.flatMap((block) => textsOf(texts[`${type}.${block.type}`], [id, block.id], block.settings)),
    ]);

function textsOf(
  known: TextsOfTheme[string] | undefined,
  path: readonly string[],
  settings: Readonly<Record<string, unknown>>,
): ThemedText[] {
  if (!known) return [];
  return Object.entries(known.texts).flatMap(([name, { label, format }]) => {
    const value = settings[name];
    if (typeof value !== 'string' || value === '') return [];
    return [{ key: [...path, name].join('.'), value, label, format, group: known.label }];
  });
}

function labelOf(part: string): string {
  const words = part.replaceAll('-', ' ');
  const name = words.slice(0, 1).toUpperCase() + words.slice(1);
  return groups.has(part) ? name : `${name} page`;
}
