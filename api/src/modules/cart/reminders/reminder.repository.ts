import { Injectable } from '@nestjs/common';
import {
  cartReminderStepSchema,
  type CartReminderSettings,
  type CartReminderSettingsInput,
  currencySchema,
} from '@smallshop/contract';
import { z } from 'zod';
import type { Database, TenantTx } from '../../../plumbing/db/database.js';
import { dueText, listText, summaryText } from './reminder.statements.js';

type SystemTx = Parameters<Parameters<Database['asSystem']>[1]>[0];

const instant = z.date().transform((date) => date.toISOString());
const settingsSchema = z.object({
  isEnabled: z.boolean(),
  audience: z.enum(['consent', 'everyone']),
  steps: z.array(cartReminderStepSchema),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: instant,
});
const columns = `is_enabled AS "isEnabled", audience, steps, version, updated_by AS "updatedBy", updated_at AS "updatedAt"`;
const shopSchema = z.object({ shopId: z.string() });
const dueSchema = z.object({ id: z.string() });
const reminderSchema = z.object({
  id: z.string(),
  cartId: z.string(),
  recipient: z.string(),
  lines: z.array(z.object({ variantId: z.string(), quantity: z.number() })),
});
/** A reminder as its link needs it. */
export type StoredReminder = z.infer<typeof reminderSchema>;
const rowSchema = z.object({
  id: z.string(),
  recipient: z.string(),
  step: z.number(),
  currency: currencySchema,
  valueMinor: z.number(),
  items: z.array(z.object({ title: z.string(), quantity: z.number() })),
  mailStatus: z.enum(['queued', 'sent', 'failed']).nullable(),
  isRelayed: z.boolean(),
  openedAt: z.date().nullable(),
  order: z.object({ id: z.string(), number: z.number(), totalMinor: z.number(), currency: currencySchema }).nullable(),
  createdAt: instant,
});
/** A reminder with what came of it. */
export type ReminderRow = z.infer<typeof rowSchema>;
const summarySchema = z.object({
  sent: z.number(),
  opened: z.number(),
  recovered: z.number(),
  revenueMinor: z.number(),
});

/** What a shop that never chose has: nobody is reminded. */
const defaultSettings: CartReminderSettings = {
  isEnabled: false,
  audience: 'consent',
  steps: [{ afterHours: 4, subject: '', discountCode: '' }],
  version: 1,
  updatedBy: '',
  updatedAt: new Date(0).toISOString(),
};

/** Settings of reminders, reminders, and who wants none. */
@Injectable()
export class ReminderRepository {
  async settings(tx: TenantTx): Promise<CartReminderSettings> {
    const row = await tx.one(settingsSchema, {
      name: 'reminder.settings',
      text: `SELECT ${columns} FROM cart_reminder_settings WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return row ?? defaultSettings;
  }

  /** Null when `ifMatch` is not the newest version. */
  saveSettings(
    tx: TenantTx,
    input: CartReminderSettingsInput,
    by: string,
    ifMatch: number | null,
  ): Promise<CartReminderSettings | null> {
    return tx.one(settingsSchema, {
      name: 'reminder.save_settings',
      text: `INSERT INTO cart_reminder_settings AS s (tenant_id, is_enabled, audience, steps, updated_by, version)
        SELECT $1, $2, $3, $4::jsonb, $5, 2 WHERE $6::int IS NULL OR $6 = 1
          OR EXISTS (SELECT FROM cart_reminder_settings WHERE tenant_id = $1)
        ON CONFLICT (tenant_id) DO UPDATE SET is_enabled = excluded.is_enabled, audience = excluded.audience, steps = excluded.steps,
          updated_by = excluded.updated_by, updated_at = now(), version = s.version + 1
          WHERE $6::int IS NULL OR s.version = $6
        RETURNING ${columns}`,
      values: [tx.tenantId, input.isEnabled, input.audience, JSON.stringify(input.steps), by, ifMatch],
    });
  }

  shopsThatRemind(tx: SystemTx): Promise<{ shopId: string }[]> {
    return tx.rows(shopSchema, {
      name: 'reminder.shops',
      text: `SELECT tenant_id AS "shopId" FROM cart_reminder_settings WHERE is_enabled ORDER BY tenant_id`,
      values: [],
    });
  }

  /** Writes down the reminders that are due, each once. @returns their ids */
  async claimDue(tx: TenantTx, currency: string, now: Date): Promise<string[]> {
    const rows = await tx.rows(dueSchema, {
      name: 'reminder.claim_due',
      text: dueText,
      values: [tx.tenantId, currency, now],
    });
    return rows.map(({ id }) => id);
  }

  find(tx: TenantTx, id: string): Promise<StoredReminder | null> {
    return tx.one(reminderSchema, {
      name: 'reminder.find',
      text: `SELECT id, cart_id AS "cartId", recipient, lines FROM cart_reminders WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Remembers that its link was followed. */
  async markOpened(tx: TenantTx, id: string, now: Date): Promise<void> {
    await tx.run({
      name: 'reminder.mark_opened',
      text: `UPDATE cart_reminders SET opened_at = coalesce(opened_at, $3) WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, now],
    });
  }

  /** Whether a cart came by this reminder's link before. */
  async ledTo(tx: TenantTx, reminderId: string, cartId: string): Promise<boolean> {
    const row = await tx.one(dueSchema, {
      name: 'reminder.led_to',
      text: `SELECT id FROM carts WHERE tenant_id = $1 AND id = $2 AND reminder_id = $3`,
      values: [tx.tenantId, cartId, reminderId],
    });
    return row !== null;
  }

  /** Counts what is ordered from this cart as brought back by the reminder. */
  async credit(tx: TenantTx, cartId: string, reminderId: string): Promise<void> {
    await tx.run({
      name: 'reminder.credit',
      text: `UPDATE carts SET reminder_id = $3 WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, cartId, reminderId],
    });
  }

  async optOut(tx: TenantTx, email: string): Promise<void> {
    await tx.run({
      name: 'reminder.opt_out',
      text: `INSERT INTO mail_opt_outs (tenant_id, email) VALUES ($1, lower($2)) ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, email],
    });
  }

  /** Newest first, from before `before` on. */
  list(tx: TenantTx, limit: number, before: string | null): Promise<ReminderRow[]> {
    return tx.rows(rowSchema, { name: 'reminder.list', text: listText, values: [tx.tenantId, limit, before] });
  }

  async summary(tx: TenantTx, since: Date): Promise<z.infer<typeof summarySchema>> {
    const statement = { name: 'reminder.summary', text: summaryText, values: [tx.tenantId, since] };
    return summarySchema.parse(await tx.one(summarySchema, statement));
  }
}
