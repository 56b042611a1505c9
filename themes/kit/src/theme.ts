import { z } from 'zod';
import type { ThemeContext, Translate } from './context.js';
import type { Needs } from './query.js';
import type { Fields, SectionDefinition } from './section.js';

/** A theme: its global settings, how they become CSS custom properties, and the sections it brings. */
export interface ThemeDefinition<F extends Fields = Fields> {
  /** Folder below `themes/`. */
  readonly id: string;
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly description: string;
  readonly settings: z.ZodObject<F>;
  /** Named sets of settings a merchant starts from; each must satisfy `settings`. */
  readonly presets: Readonly<Record<string, z.input<z.ZodObject<F>>>>;
  /** CSS custom properties for `:root`, such as `{ '--accent': '#b4412f' }`. */
  tokens(settings: z.output<z.ZodObject<F>>): Readonly<Record<`--${string}`, string>>;
  readonly sections: readonly AnySection[];
}

/** Any section: its `needs` accepts what was parsed by its own schemas. */
export type AnySection = Omit<SectionDefinition, 'needs' | 'pages'> & {
  readonly pages: readonly string[] | undefined;
  needs(input: object): Needs;
};

/** Declares a theme. `theme.ts` exports it as default. */
export const defineTheme = <const F extends Fields>(
  definition: Omit<ThemeDefinition<F>, 'settings'> & { settings: F },
): ThemeDefinition<F> => ({ ...definition, settings: z.strictObject(definition.settings) });

/** Props of `layout.astro`: the body around header, sections and footer, which arrive as slots `header`, default and `footer`. */
export interface LayoutProps<Settings = Readonly<Record<string, unknown>>> {
  readonly ctx: ThemeContext;
  readonly t: Translate;
  readonly settings: Settings;
}

/** Global settings of a theme, for its layout: `ThemeSettings<typeof theme>`. */
export type ThemeSettings<Theme> = Theme extends ThemeDefinition<infer F> ? z.output<z.ZodObject<F>> : never;
