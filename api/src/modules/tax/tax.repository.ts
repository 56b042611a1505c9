import { Injectable } from '@nestjs/common';
import {
  taxCountrySchema,
  taxSettingsSchema,
  type TaxCountry,
  type TaxRate,
  type TaxSettings,
  type TaxSettingsInput,
} from '@smallshop/contract';
import { z } from 'zod';
import { Database, type TenantScope, type TenantTx } from '../../plumbing/db/database.js';

const heldRow = z.object({ version: z.number(), updatedBy: z.string(), updatedAt: z.date() });
const settingsRow = z.object({ shown: taxSettingsSchema });
const countryRow = z.object({ shown: taxCountrySchema });

/** What a change needs to know of a record; it stays as it is until the transaction ends. */
export type Held = z.infer<typeof heldRow>;

const settingsJson = `json_build_object('pricesIncludeTax', s.prices_include_tax, 'rounding', coalesce(t.rounding, 'line'),
  'shippingTax', coalesce(t.shipping_tax, 'own_category'), 'abroad', coalesce(t.abroad, 'same_price'),
  'version', coalesce(t.version, 1), 'updatedBy', coalesce(t.updated_by, ''), 'updatedAt', iso(coalesce(t.updated_at, s.created_at)))`;
const settingsSource = `shop_settings s LEFT JOIN tax_settings t ON t.tenant_id = s.tenant_id WHERE s.tenant_id = $1`;

// A country taxed since before anybody changed it has no row of its own.
const countrySource = `(SELECT DISTINCT country FROM tax_rates WHERE tenant_id = $1) held
  JOIN shop_settings s ON s.tenant_id = $1
  LEFT JOIN tax_countries c ON c.tenant_id = $1 AND c.country = held.country`;
const countryJson = `json_build_object('country', held.country, 'rates', (
    SELECT json_agg(json_build_object('name', r.name, 'taxCategory', r.tax_category, 'ratePercent', r.rate_ppm / 10000.0,
      'regions', r.regions, 'postcodes', r.postcodes, 'level', r.level, 'isCompound', r.is_compound) ORDER BY r.position, r.id)
    FROM tax_rates r WHERE r.tenant_id = $1 AND r.country = held.country),
  'version', coalesce(c.version, 1), 'updatedBy', coalesce(c.updated_by, ''), 'updatedAt', iso(coalesce(c.updated_at, s.created_at)))`;

/** Tax settings and rates as staff keep them. */
@Injectable()
export class TaxRepository {
  constructor(private readonly database: Database) {}

  /** JSON of `{ settings, countries }`, countries by code. */
  async all(scope: TenantScope): Promise<string> {
    const text = await this.database.read(scope, {
      name: 'tax.all',
      text: `SELECT json_build_object('settings', (SELECT ${settingsJson} FROM ${settingsSource}),
        'countries', (SELECT coalesce(json_agg(${countryJson} ORDER BY held.country), '[]') FROM ${countrySource}))`,
      values: [scope.tenantId],
    });
    if (text === null) throw new Error('A statement without FROM returned no row.');
    return text;
  }

  async settings(tx: TenantTx): Promise<TaxSettings> {
    const row = await tx.one(settingsRow, {
      name: 'tax.settings',
      text: `SELECT ${settingsJson} AS shown FROM ${settingsSource}`,
      values: [tx.tenantId],
    });
    if (!row) throw new Error('The shop has no settings.');
    return row.shown;
  }

  async country(tx: TenantTx, country: string): Promise<TaxCountry | null> {
    const row = await tx.one(countryRow, {
      name: 'tax.country',
      text: `SELECT ${countryJson} AS shown FROM ${countrySource} WHERE held.country = $2`,
      values: [tx.tenantId, country],
    });
    return row?.shown ?? null;
  }

  /** Whoever locks the settings decides; they are written down first where nobody had changed them. */
  async lockSettings(tx: TenantTx): Promise<Held> {
    const [, held] = await Promise.all([
      tx.run({
        name: 'tax.note-settings',
        text: `INSERT INTO tax_settings (tenant_id) VALUES ($1) ON CONFLICT DO NOTHING`,
        values: [tx.tenantId],
      }),
      tx.one(heldRow, {
        name: 'tax.lock-settings',
        text: `SELECT version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM tax_settings WHERE tenant_id = $1 FOR UPDATE`,
        values: [tx.tenantId],
      }),
    ]);
    if (!held) throw new Error('Settings just written are gone.');
    return held;
  }

  async putSettings(tx: TenantTx, input: TaxSettingsInput, by: string): Promise<void> {
    await tx.run({
      name: 'tax.put-settings',
      text: `WITH shown AS (UPDATE shop_settings SET prices_include_tax = $2, updated_at = now()
          WHERE tenant_id = $1 AND prices_include_tax <> $2)
        UPDATE tax_settings SET rounding = $3, shipping_tax = $4, abroad = $5, updated_by = $6, version = version + 1,
          updated_at = now() WHERE tenant_id = $1`,
      values: [tx.tenantId, input.pricesIncludeTax, input.rounding, input.shippingTax, input.abroad, by],
    });
  }

  /** Likewise a country's rates. */
  async lockCountry(tx: TenantTx, country: string): Promise<Held> {
    const [, held] = await Promise.all([
      tx.run({
        name: 'tax.note-country',
        text: `INSERT INTO tax_countries (tenant_id, country) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
        values: [tx.tenantId, country],
      }),
      tx.one(heldRow, {
        name: 'tax.lock-country',
        text: `SELECT version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM tax_countries
          WHERE tenant_id = $1 AND country = $2 FOR UPDATE`,
        values: [tx.tenantId, country],
      }),
    ]);
    if (!held) throw new Error('A country just written is gone.');
    return held;
  }

  /** Replaces all rates of a locked country, in the order given. */
  async putRates(tx: TenantTx, country: string, rates: readonly TaxRate[], by: string): Promise<void> {
    const rows = rates.map((rate) => ({ ...rate, ratePpm: Math.round(rate.ratePercent * 10_000) }));
    await Promise.all([
      this.#dropRates(tx, country),
      tx.run({
        name: 'tax.put-rates',
        text: `WITH seen AS (UPDATE tax_countries SET updated_by = $4, version = version + 1, updated_at = now()
            WHERE tenant_id = $1 AND country = $2)
          INSERT INTO tax_rates (tenant_id, country, name, tax_category, rate_ppm, regions, postcodes, level, is_compound, position)
          SELECT $1, $2, r.name, r."taxCategory", r."ratePpm", r.regions, r.postcodes, r.level, r."isCompound", r.ordinality
          FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (name text, "taxCategory" text, "ratePpm" int, regions text[],
            postcodes text[], level int, "isCompound" boolean)) WITH ORDINALITY r`,
        values: [tx.tenantId, country, JSON.stringify(rows), by],
      }),
    ]);
  }

  async deleteCountry(tx: TenantTx, country: string): Promise<void> {
    await Promise.all([
      this.#dropRates(tx, country),
      tx.run({
        name: 'tax.delete-country',
        text: `DELETE FROM tax_countries WHERE tenant_id = $1 AND country = $2`,
        values: [tx.tenantId, country],
      }),
    ]);
  }

  #dropRates(tx: TenantTx, country: string): Promise<number> {
    return tx.run({
      name: 'tax.drop-rates',
      text: `DELETE FROM tax_rates WHERE tenant_id = $1 AND country = $2`,
      values: [tx.tenantId, country],
    });
  }
}
