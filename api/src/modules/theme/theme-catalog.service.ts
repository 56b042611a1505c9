import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ThemeSummary } from '@smallshop/contract';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config.js';

const manifestSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  description: z.string(),
  colors: z.array(z.string()).max(8),
});

const textsSchema = z.record(
  z.string(),
  z.object({
    label: z.string(),
    texts: z.record(z.string(), z.object({ label: z.string(), format: z.enum(['line', 'text']) })),
  }),
);
/**
 * Which settings of a theme are texts for shoppers: by section (`hero`), block (`promises.promise`), or `settings` for those of the
 * theme as a whole; in the order of its editor.
 */
export type TextsOfTheme = Readonly<z.infer<typeof textsSchema>>;

const fileSchema = manifestSchema.extend({ texts: textsSchema.default({}) });

/** How the shop's pages look on a desk; themes carry it for whoever chooses one. */
const preview = 'preview/desktop.png';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Themes installed beside the application: every folder of the themes directory that has a `theme.json`. */
@Injectable()
export class ThemeCatalog {
  private readonly directory: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.directory = config.themesDirectory;
  }

  /** Installed themes by name. @throws ZodError naming a manifest that is wrong */
  async list(): Promise<ThemeSummary[]> {
    const entries = await readdir(this.directory, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const themes = await Promise.all(folders.map((folder) => this.read(folder)));
    return themes.filter((theme) => theme !== null).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** One installed theme, or null. */
  async find(id: string): Promise<ThemeSummary | null> {
    const themes = await this.list();
    return themes.find((theme) => theme.id === id) ?? null;
  }

  /** The file of a theme's preview picture, or null; `id` is only ever compared, never made part of a path unseen. */
  async previewFile(id: string): Promise<string | null> {
    const theme = await this.find(id);
    return theme?.previewUrl ? join(this.directory, theme.id, preview) : null;
  }

  /** Which settings of a theme are texts; none for a theme that is not installed any more. */
  async textsOf(id: string): Promise<TextsOfTheme> {
    const theme = await this.find(id);
    return (theme && (await this.file(theme.id)))?.texts ?? {};
  }

  private async file(folder: string): Promise<z.output<typeof fileSchema> | null> {
    const text = await readFile(join(this.directory, folder, 'theme.json'), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    return text === null ? null : fileSchema.parse(JSON.parse(text));
  }

  private async read(folder: string): Promise<ThemeSummary | null> {
    const file = await this.file(folder);
    if (file === null) return null;
    const { texts: _texts, ...manifest } = file;
    if (manifest.id !== folder) throw new Error(`The theme in folder ${folder} calls itself ${manifest.id}.`);
    return { ...manifest, previewUrl: (await this.hasPreview(folder)) ? `/media/themes/${folder}/preview.png` : null };
  }

  private async hasPreview(folder: string): Promise<boolean> {
    return stat(join(this.directory, folder, preview)).then(
      (file) => file.isFile(),
      () => false,
    );
  }
}
