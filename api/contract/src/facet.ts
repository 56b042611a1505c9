import { z } from 'zod';
import { textLine } from './primitives.js';

/** A parameter that may be given more than once, `brand=Tide&brand=Reef`: any of its values will do. */
const repeated = <Item extends z.ZodType<string>>(item: Item, description: string) =>
  z
    .union([z.array(item).min(1).max(20), item.transform((value) => [value])])
    .optional()
    .meta({ description: `${description}; may be repeated, any of the values will do` });

/** `true` or `false` as a query string says it. */
export const flagSchema = z.enum(['true', 'false']).transform((value) => value === 'true');

const named = (name: string, value: string) =>
  z
    .string()
    .max(160)
    .regex(new RegExp(`^${name}:${value}$`, 'u'), 'Name it, then a colon, then the value.');
const bound = String.raw`-?\d{1,12}(?:\.\d{1,6})?`;

/** What narrows a listing beside category, price and availability. Parameters narrow each other; values of one do not. */
export const facetFilters = {
  brand: repeated(textLine(80), 'Brand'),
  tag: repeated(textLine(40), 'Tag'),
  option: repeated(named(String.raw`[^:\p{Cc}]{1,40}`, String.raw`[^\p{Cc}]{1,60}`), 'Option value as `Colour:Red`'),
  field: repeated(named('[a-z][a-z0-9_]{0,39}', String.raw`[^\p{Cc}]{1,110}`), 'Custom field value as `material:Oak`'),
  range: repeated(
    named('[a-z][a-z0-9_]{0,39}', `(?:(?:${bound})?\\.\\.(?:${bound})?)`),
    'Custom number between bounds as `watts:10..20`, `watts:10..` or `watts:..20`',
  ),
} as const;

/** What a facet narrows by; also the name of its parameter, but for `price` and numbers, which take bounds. */
export const facetKindSchema = z.enum(['category', 'price', 'availability', 'brand', 'option', 'field', 'tag']);
export type FacetKind = z.infer<typeof facetKindSchema>;

export const facetValueSchema = z
  .strictObject({
    value: z
      .string()
      .meta({ description: 'What the parameter takes, after the facet’s name and a colon where it has one' }),
    label: z.string().meta({ description: 'In the language of the listing' }),
    swatch: z.string().nullable(),
    count: z
      .int()
      .min(0)
      .meta({ description: 'Products when this value is chosen too, in any other facet as chosen now' }),
    isSelected: z.boolean(),
  })
  .meta({ id: 'FacetValue' });
export type FacetValue = z.infer<typeof facetValueSchema>;

export const facetBucketSchema = z
  .strictObject({ min: z.number().nullable(), max: z.number().nullable(), count: z.int().min(1) })
  .meta({ id: 'FacetBucket', description: 'Inclusive bounds; null is open' });

export const facetRangeSchema = z
  .strictObject({ min: z.number(), max: z.number(), buckets: z.array(facetBucketSchema) })
  .meta({
    id: 'FacetRange',
    description:
      'Lowest and highest among the products; prices in minor units. Estimated, prices are those of a sample, numbers of all products',
  });
export type FacetRange = z.infer<typeof facetRangeSchema>;

/** One way to narrow a listing: values to choose from, or a range of numbers. */
export const facetSchema = z
  .strictObject({
    kind: facetKindSchema,
    name: z.string().meta({ description: 'Name of the option or key of the custom field; else empty' }),
    label: z.string().meta({ description: 'In the language of the listing; empty where the kind says it all' }),
    unit: z.string(),
    values: z.array(facetValueSchema),
    range: facetRangeSchema.nullable(),
  })
  .meta({ id: 'Facet' });
export type Facet = z.infer<typeof facetSchema>;
