import { z } from 'zod';
import { countrySchema, textLine } from './primitives.js';

/** ISO 3166-2 without the country: `CA` of `US-CA`. */
export const regionSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,3}$/, 'Use a region’s code, such as CA for California.')
  .meta({ description: 'ISO 3166-2 without the country', examples: ['CA'] });

/**
 * Postcodes as merchants write them: `10115`, `10*` for all that begin so, `10115-12527` for a range of codes of one length.
 */
export const postcodePatternSchema = textLine(24)
  .regex(/^[A-Za-z0-9][A-Za-z0-9 -]*\*?$/, 'Use a postcode, its beginning with *, or a range such as 10115-12527.')
  .meta({ examples: ['10115', '10*', '10115-12527'] });

/** A country, or a part of one. */
export const areaSchema = z
  .strictObject({
    country: countrySchema,
    regions: z.array(regionSchema).max(120).default([]).meta({ description: 'Empty: the whole country' }),
    postcodes: z.array(postcodePatternSchema).max(500).default([]).meta({ description: 'Empty: all of them' }),
  })
  .meta({ id: 'Area' });
export type Area = z.infer<typeof areaSchema>;

/** Where a parcel would go, as far as it is known. */
export const placeQuery = z.strictObject({
  country: countrySchema.optional().meta({ description: 'The shop’s own unless given' }),
  region: z.string().trim().max(80).optional().meta({ description: 'ISO 3166-2 without the country' }),
  postalCode: z.string().trim().max(16).optional(),
});
export type PlaceQuery = z.infer<typeof placeQuery>;
