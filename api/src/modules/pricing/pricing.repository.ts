import { Injectable } from '@nestjs/common';
import { Database, type TenantScope } from '../../plumbing/db/database.js';

// Active methods in the order shoppers see them.
const methodsJson = (which: string): string => `(SELECT coalesce(json_agg(json_build_object(
      'id', m.id, 'name', m.name, 'description', m.description, 'charge', m.charge, 'freeOver', m.free_over_minor,
      'minDays', m.min_days, 'maxDays', m.max_days, 'taxCategory', m.tax_category, 'pickup', m.pickup,
      'translations', (SELECT coalesce(json_object_agg(t.locale, json_build_object('name', coalesce(t.name, ''),
          'description', coalesce(t.description, ''))), '{}')
        FROM shipping_method_translations t WHERE t.tenant_id = $1 AND t.shipping_method_id = m.id))
    ORDER BY m.position, m.id), '[]')
  FROM shipping_methods m WHERE m.tenant_id = $1 AND ${which} AND m.is_active)`;

/** Reads what a shop charges beside its prices. */
@Injectable()
export class PricingRepository {
  constructor(private readonly database: Database) {}

  /** JSON of {@link PricingRules}; empty lists for a shop that set nothing up. */
  async rules(scope: TenantScope): Promise<string> {
    const text = await this.database.read(scope, {
      name: 'pricing.rules',
      text: `SELECT json_build_object(
        'taxRates', (SELECT coalesce(json_agg(json_build_object(
            'name', name, 'country', country, 'taxCategory', tax_category, 'ratePpm', rate_ppm, 'regions', regions,
            'postcodes', postcodes, 'level', level, 'isCompound', is_compound) ORDER BY country, position, id), '[]')
          FROM tax_rates WHERE tenant_id = $1),
        'tax', coalesce((SELECT json_build_object('rounding', rounding, 'shippingTax', shipping_tax, 'abroad', abroad)
          FROM tax_settings WHERE tenant_id = $1), '{}'),
        'shippingZones', (SELECT coalesce(json_agg(json_build_object('id', z.id, 'name', z.name, 'areas', z.areas,
            'methods', ${methodsJson('m.zone_id = z.id')}) ORDER BY z.id), '[]')
          FROM shipping_zones z WHERE z.tenant_id = $1),
        'pickups', ${methodsJson('m.zone_id IS NULL')},
        'currencies', (SELECT coalesce(json_agg(json_build_object('own', s.currency, 'currency', c.currency, 'rate', c.rate,
            'rounding', c.rounding, 'convertsProducts', c.converts_products)), '[]')
          FROM shop_currencies c JOIN shop_settings s ON s.tenant_id = c.tenant_id
          WHERE c.tenant_id = $1 AND c.is_published AND c.currency <> s.currency),
        'priceLists', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'currency', currency, 'groupId', group_id,
            'priority', priority, 'startsAt', iso(starts_at), 'endsAt', iso(ends_at), 'adjustmentPpm', adjustment_ppm,
            'rounding', rounding) ORDER BY id), '[]')
          FROM price_lists WHERE tenant_id = $1 AND status = 'active' AND (ends_at IS NULL OR ends_at > now())),
        'promotions', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'isAutomatic', is_automatic, 'effect', effect,
            'conditions', conditions, 'combinesWith', combines_with, 'priority', priority, 'startsAt', iso(starts_at),
            'endsAt', iso(ends_at), 'mostUses', most_uses, 'mostUsesPerCustomer', most_uses_per_customer) ORDER BY id), '[]')
          FROM promotions WHERE tenant_id = $1 AND NOT is_paused AND (ends_at IS NULL
            OR ends_at > now() - CASE WHEN is_automatic THEN interval '0' ELSE interval '30 days' END)))`,
      values: [scope.tenantId],
    });
    if (text === null) throw new Error('A statement without FROM returned no row.');
    return text;
  }
}
