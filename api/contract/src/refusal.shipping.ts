/** Refusals about shipping and taxes; part of the catalogue of all. */
export const shippingRefusals = {
  'shipping_zone.not_found': { status: 404, meaning: 'No such shipping zone in this shop.' },
  'shipping_zone.area_taken': {
    status: 409,
    meaning: 'Another zone covers the same place; `details` says which, and what both name.',
  },
  'shipping_zone.method_unknown': {
    status: 409,
    meaning: 'A method is not one of this zone’s; load the zone again.',
  },
  'shipping_zone.too_many': { status: 409, meaning: 'A shop has at most 50 shipping zones.' },
  'pickup.not_found': { status: 404, meaning: 'No such place to fetch goods at in this shop.' },
  'pickup.too_many': { status: 409, meaning: 'A shop has at most 30 places to fetch goods at.' },
  'tax_country.not_found': { status: 404, meaning: 'The shop does not collect tax in this country.' },
} as const;
