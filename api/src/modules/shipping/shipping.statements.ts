const methodsJson = `(SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'description', m.description,
    'charge', m.charge, 'freeOverMinor', m.free_over_minor, 'minDays', m.min_days, 'maxDays', m.max_days,
    'taxCategory', m.tax_category, 'isActive', m.is_active) ORDER BY m.position, m.id), '[]')
  FROM shipping_methods m WHERE m.tenant_id = $1 AND m.zone_id = z.id)`;

/** JSON of the contract's ShippingZone; `z` is the zone and `$1` the shop. */
export const zoneJson = `json_build_object('id', z.id, 'name', z.name, 'areas', z.areas, 'methods', ${methodsJson},
  'version', z.version, 'updatedBy', z.updated_by, 'updatedAt', iso(z.updated_at))`;

/** JSON of the contract's Pickup; `m` is the method. */
export const pickupJson = `json_build_object('id', m.id, 'name', m.name, 'description', m.description, 'minDays', m.min_days,
  'maxDays', m.max_days, 'isActive', m.is_active, 'priceMinor', m.charge->'price', 'place', m.pickup,
  'version', m.version, 'updatedBy', m.updated_by, 'updatedAt', iso(m.updated_at))`;
