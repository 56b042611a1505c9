import { imageSchema } from '@smallshop/contract';
import { z } from 'zod';

/** What the theme editor shows for one setting; kept in the schema's metadata so that type, default and control are one declaration. */
export interface FieldMeta {
  readonly control:
    | 'text'
    | 'long_text'
    | 'number'
    | 'toggle'
    | 'choice'
    | 'color'
    | 'link'
    | 'image'
    | 'category'
    | 'collection'
    | 'product'
    | 'menu'
    | 'page';
  readonly label: string;
  readonly help?: string;
  /** `number`: step and unit of the slider. */
  readonly step?: number;
  readonly unit?: string;
  /** `choice`: label of each option. */
  readonly options?: Readonly<Record<string, string>>;
}

interface Described {
  label: string;
  help?: string;
}

const describe = <Schema extends z.ZodType>(schema: Schema, meta: FieldMeta): Schema => schema.meta({ ...meta });

const reference = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/;
const linkPattern = /^(?:\/(?!\/)[^\s]*|#[\w-]*|https:\/\/[^\s]+|mailto:[^\s]+|)$/;

const referenceField =
  (control: 'category' | 'collection' | 'product' | 'menu' | 'page') =>
  ({ label, help, default: value = '' }: Described & { default?: string }) =>
    describe(z.string().max(120).regex(reference).default(value), { control, label, help });

/** Typed settings of themes, sections and blocks. Each has a label and a default, so an empty settings object is always valid. */
export const field = {
  /** One line of plain text, at most `max` characters (default 160). */
  text: ({ label, help, default: value, max = 160 }: Described & { default: string; max?: number }) =>
    describe(z.string().max(max).default(value), { control: 'text', label, help }),

  /** Plain text with paragraphs separated by blank lines, at most `max` characters (default 2,000). Never HTML. */
  longText: ({ label, help, default: value, max = 2000 }: Described & { default: string; max?: number }) =>
    describe(z.string().max(max).default(value), { control: 'long_text', label, help }),

  /** A number from `min` to `max`; `step` and `unit` are for the editor. */
  number: ({
    label,
    help,
    default: value,
    min,
    max,
    step = 1,
    unit,
  }: Described & { default: number; min: number; max: number; step?: number; unit?: string }) =>
    describe(z.number().min(min).max(max).default(value), { control: 'number', label, help, step, unit }),

  /** Yes or no. */
  toggle: ({ label, help, default: value }: Described & { default: boolean }) =>
    describe(z.boolean().default(value), { control: 'toggle', label, help }),

  /** One of `options` (value → label). */
  choice: <const Options extends Readonly<Record<string, string>>>({
    label,
    help,
    default: value,
    options,
  }: Described & { options: Options; default: keyof Options & string }) =>
    describe(z.enum(Object.keys(options) as [keyof Options & string]).default(value), {
      control: 'choice',
      label,
      help,
      options,
    }),

  /** A colour as `#rrggbb`. */
  color: ({ label, help, default: value }: Described & { default: string }) =>
    describe(
      z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .default(value),
      { control: 'color', label, help },
    ),

  /** A path below the shop, an anchor, an https address or mailto; empty hides the link. */
  link: ({ label, help, default: value = '' }: Described & { default?: string }) =>
    describe(z.string().max(400).regex(linkPattern).default(value), { control: 'link', label, help }),

  /** A picture of the shop's media library, or null. */
  image: ({ label, help }: Described) =>
    describe(imageSchema.nullable().default(null), { control: 'image', label, help }),

  /** Slug of a category; empty when none is chosen. */
  category: referenceField('category'),
  /** Slug of a collection; empty when none is chosen. */
  collection: referenceField('collection'),
  /** Slug of a product; empty when none is chosen. */
  product: referenceField('product'),
  /** Handle of a menu. */
  menu: referenceField('menu'),
  /** Slug of a content page; empty when none is chosen. */
  page: referenceField('page'),
};
