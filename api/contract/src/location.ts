import { z } from 'zod';
import { defineOperation } from './operation.js';
import { countrySchema, idSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

const byId = z.strictObject({ id: idSchema });

/** Where a location is; lines may be empty except the first. */
export const locationAddressSchema = z
  .strictObject({
    line1: textLine(120),
    line2: textLine(120, 0).default(''),
    city: textLine(80),
    postalCode: textLine(16, 0).default(''),
    country: countrySchema,
    phone: textLine(30, 0).default(''),
  })
  .meta({ id: 'LocationAddress' });

/** A place that holds stock: a warehouse, a shop floor, a van. */
export const locationSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    address: locationAddressSchema.nullable(),
    isDefault: z.boolean().meta({ description: 'Orders are filled from here first; new variants are stocked here' }),
    isActive: z.boolean(),
    position: z.int().meta({ description: 'After the default location, orders are filled in this order' }),
    units: z.int().meta({ description: 'Units on hand there, of all variants' }),
    openTransfers: z.int().meta({ description: 'Transfers from or to it that are drafts or on their way' }),
    openCounts: z.int(),
    version: versionSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Location' });
export type Location = z.infer<typeof locationSchema>;

export const locationInput = z.strictObject({
  name: textLine(80),
  address: locationAddressSchema.nullable().default(null),
});
export type LocationInput = z.infer<typeof locationInput>;

/** Whole-record write of a location. Making one the default takes it from the one that was. */
export const locationChange = locationInput.extend({
  isDefault: z.boolean().default(false),
  isActive: z.boolean().default(true),
});
export type LocationChange = z.infer<typeof locationChange>;

const locationList = z.strictObject({ items: z.array(locationSchema) });

export const listLocations = defineOperation({
  id: 'listLocations',
  method: 'GET',
  path: '/admin/locations',
  tag: 'Locations',
  summary: 'Places that hold stock, in the order orders are filled from them',
  access: 'catalog.read',
  response: locationList,
});
export const createLocation = defineOperation({
  id: 'createLocation',
  method: 'POST',
  path: '/admin/locations',
  tag: 'Locations',
  summary: 'Add a place that holds stock',
  access: 'stock.write',
  status: 201,
  body: locationInput,
  response: locationSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['location.name_taken'],
});
export const updateLocation = defineOperation({
  id: 'updateLocation',
  method: 'PUT',
  path: '/admin/locations/{id}',
  tag: 'Locations',
  summary: 'Rename, move, close or reopen a location, or make it the default',
  access: 'stock.write',
  params: byId,
  body: locationChange,
  response: locationSchema,
  versioned: true,
  refusals: ['location.not_found', 'location.name_taken', 'location.in_use', 'location.last', 'precondition.failed'],
});
export const deleteLocation = defineOperation({
  id: 'deleteLocation',
  method: 'DELETE',
  path: '/admin/locations/{id}',
  tag: 'Locations',
  summary: 'Delete a location that never held anything',
  access: 'stock.write',
  params: byId,
  refusals: ['location.not_found', 'location.in_use', 'location.last'],
});
export const orderLocations = defineOperation({
  id: 'orderLocations',
  method: 'PUT',
  path: '/admin/location-order',
  tag: 'Locations',
  summary: 'Set the order in which orders are filled; locations left out keep theirs, behind',
  access: 'stock.write',
  body: z.strictObject({ ids: z.array(idSchema).min(1).max(200) }),
  response: locationList,
  refusals: ['location.not_found'],
});
