import { Injectable } from '@nestjs/common';
import { currencySchema, type ShopSettingsInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const settingsSchema = z.object({
  name: z.string(),
  legalName: z.string(),
  tagline: z.string(),
  contactEmail: z.string(),
  currency: currencySchema,
  locale: z.string(),
  country: z.string(),
  timezone: z.string(),
  pricesIncludeTax: z.boolean(),
  logoSvg: z.string().nullable(),
  faviconSvg: z.string().nullable(),
  version: z.number(),
  updatedAt: z.date().transform((date) => date.toISOString()),
});
/** Settings as they are stored. */
export type StoredSettings = z.output<typeof settingsSchema>;

const columns = `name, legal_name AS "legalName", tagline, contact_email AS "contactEmail", currency, locale, country,
  timezone, prices_include_tax AS "pricesIncludeTax", logo_svg AS "logoSvg", favicon_svg AS "faviconSvg", version,
  updated_at AS "updatedAt"`;

/** What a new shop is told about itself. */
export interface NewSettings {
  readonly name: string;
  readonly tagline: string;
  readonly contactEmail: string;
  readonly currency: string;
  readonly locale: string;
  readonly country: string;
  readonly timezone: string;
  readonly pricesIncludeTax: boolean;
}

/** The settings of one shop. */
@Injectable()
export class SettingsRepository {
  find(tx: TenantTx): Promise<StoredSettings | null> {
    return tx.one(settingsSchema, {
      name: 'settings.find',
      text: `SELECT ${columns} FROM shop_settings WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
  }

  /** Whether the shop is translated into this language. */
  async isTranslation(tx: TenantTx, locale: string): Promise<boolean> {
    const found = await tx.text({
      name: 'settings.is_translation',
      text: `SELECT 1 FROM shop_locales WHERE tenant_id = $1 AND locale = $2`,
      values: [tx.tenantId, locale],
    });
    return found !== null;
  }

  /** Null when `ifMatch` names another version than the stored one. */
  update(tx: TenantTx, input: ShopSettingsInput, ifMatch: number | null): Promise<StoredSettings | null> {
    return tx.one(settingsSchema, {
      name: 'settings.update',
      text: `UPDATE shop_settings SET name = $3, legal_name = $4, tagline = $5, contact_email = $6, locale = $7,
          timezone = $8, version = version + 1, updated_at = now()
        WHERE tenant_id = $1 AND ($2::int IS NULL OR version = $2) RETURNING ${columns}`,
      values: [
        tx.tenantId,
        ifMatch,
        input.name,
        input.legalName,
        input.tagline,
        input.contactEmail,
        input.locale,
        input.timezone,
      ],
    });
  }

  async insert(tx: TenantTx, settings: NewSettings): Promise<void> {
    await tx.run({
      name: 'settings.insert',
      text: `INSERT INTO shop_settings
          (tenant_id, name, tagline, contact_email, currency, locale, country, timezone, prices_include_tax)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        tx.tenantId,
        settings.name,
        settings.tagline,
        settings.contactEmail,
        settings.currency,
        settings.locale,
        settings.country,
        settings.timezone,
        settings.pricesIncludeTax,
      ],
    });
  }

  /** Replaces the drawn marks. Both must be trusted or sanitised SVG. */
  async setMarks(tx: TenantTx, marks: { readonly logoSvg: string; readonly faviconSvg: string }): Promise<void> {
    await tx.run({
      name: 'settings.set_marks',
      text: `UPDATE shop_settings SET logo_svg = $2, favicon_svg = $3, version = version + 1, updated_at = now()
        WHERE tenant_id = $1`,
      values: [tx.tenantId, marks.logoSvg, marks.faviconSvg],
    });
  }
}
