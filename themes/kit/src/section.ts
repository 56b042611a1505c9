import { z } from 'zod';
import type { ThemeContext, Translate } from './context.js';
import type { PageKind, PageOf, PageView } from './page.js';
import type { DataFor, Needs } from './query.js';

/** Settings by name; build each with `field`. */
export type Fields = Readonly<Record<string, z.ZodType>>;
type SettingsOf<F extends Fields> = z.output<z.ZodObject<F>>;

/** A repeatable part of a section. `name` is `blocks[].type` in templates. */
export interface BlockDefinition<Name extends string = string, F extends Fields = Fields> {
  readonly name: Name;
  readonly label: string;
  readonly settings: z.ZodObject<F>;
}

/** Declares a block. */
export const defineBlock = <const Name extends string, const F extends Fields>(definition: {
  name: Name;
  label: string;
  settings: F;
}): BlockDefinition<Name, F> => ({ ...definition, settings: z.strictObject(definition.settings) });

/** A block as a section receives it. */
export type BlockOf<Definition> =
  Definition extends BlockDefinition<infer Name, infer F>
    ? { readonly id: string; readonly type: Name; readonly settings: SettingsOf<F> }
    : never;

interface NeedsInput<F extends Fields, B extends readonly BlockDefinition[], Page> {
  readonly settings: SettingsOf<F>;
  readonly blocks: readonly BlockOf<B[number]>[];
  readonly page: Page;
}

/** A section's declaration: what can be set, which blocks it takes, what it reads. */
export interface SectionDefinition<
  F extends Fields = Fields,
  B extends readonly BlockDefinition[] = readonly BlockDefinition[],
  Kind extends PageKind = PageKind,
  Queries extends Needs = Needs,
> {
  readonly name: string;
  readonly label: string;
  /** Kinds of page it may stand on; undefined: everywhere. */
  readonly pages: readonly Kind[] | undefined;
  readonly settings: z.ZodObject<F>;
  readonly blocks: B;
  readonly needs: (input: NeedsInput<F, B, PageSeed<Kind>>) => Queries;
}

/** What is known of the page before anything was read: enough to ask for related things. */
export interface PageSeed<Kind extends PageKind = PageKind> {
  readonly kind: Kind;
  /** Slug in the path on product, category, collection and content pages, else empty. */
  readonly slug: string;
}

interface SectionInput<
  F extends Fields,
  B extends readonly BlockDefinition[],
  Kind extends PageKind,
  Queries extends Needs,
> {
  name: string;
  label: string;
  pages?: readonly Kind[];
  settings?: F;
  blocks?: B;
  needs?: (input: NeedsInput<F, B, PageSeed<Kind>>) => Queries;
}

/**
 * Declares a section. Its markup is `sections/<name>/<name>.astro`, typed by `SectionProps<typeof definition>`.
 *
 * @param definition.pages    kinds of page it may stand on; `ctx.page` is narrowed to them
 * @param definition.needs    queries answered in the page's one request; keys become `data` keys
 */
export function defineSection<
  const F extends Fields = Record<never, never>,
  const B extends readonly BlockDefinition[] = readonly [],
  const Kind extends PageKind = PageKind,
  const Queries extends Needs = Record<never, never>,
>(definition: SectionInput<F, B, Kind, Queries>): SectionDefinition<F, B, Kind, Queries>;
/** Behind the signature above: a default such as `[]` cannot be told to be the B that nobody named. */
export function defineSection({
  settings = {},
  blocks = [],
  needs = () => ({}),
  ...rest
}: SectionInput<Fields, readonly BlockDefinition[], PageKind, Needs>): SectionDefinition {
  const { name, label, pages } = rest;
  return { name, label, pages, settings: z.strictObject(settings), blocks, needs };
}

/** Props of a section's .astro file. */
export type SectionProps<Definition> =
  Definition extends SectionDefinition<infer F, infer B, infer Kind, infer Queries>
    ? {
        readonly id: string;
        readonly settings: SettingsOf<F>;
        readonly blocks: readonly BlockOf<B[number]>[];
        readonly data: DataFor<Queries>;
        readonly t: Translate;
        readonly ctx: ThemeContext<PageKind extends Kind ? PageView : PageOf<Kind>>;
      }
    : never;
