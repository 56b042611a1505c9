import { Injectable } from '@nestjs/common';
import type {
  CartReminder,
  CartReminderSettings,
  CartReminderSettingsInput,
  CartReminderSummary,
} from '@smallshop/contract';
import { z } from 'zod';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../../plumbing/cursor.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ReminderRepository, type ReminderRow } from './reminder.repository.js';

const summaryMs = 30 * 24 * 60 * 60_000;

/** A page of reminders. */
export interface ReminderPage {
  readonly items: CartReminder[];
  readonly nextCursor: string | null;
}

/** Reminders as staff set them up and look at them. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly database: Database,
    private readonly reminders: ReminderRepository,
  ) {}

  settings(ctx: Ctx): Promise<CartReminderSettings> {
    authorise(ctx, 'promotions.read');
    return this.database.withTenant(ctx, (tx) => this.reminders.settings(tx));
  }

  /** @throws Refusal `precondition.failed` with `details` { currentVersion, updatedBy, updatedAt } */
  saveSettings(ctx: Ctx, input: CartReminderSettingsInput, ifMatch: number | null): Promise<CartReminderSettings> {
    authorise(ctx, 'promotions.write');
    return this.database.withTenant(ctx, async (tx) => {
      const saved = await this.reminders.saveSettings(tx, input, actorName(ctx), ifMatch);
      if (saved) return saved;
      const { version: currentVersion, updatedBy, updatedAt } = await this.reminders.settings(tx);
      throw new Refusal('precondition.failed', { currentVersion, updatedBy, updatedAt });
    });
  }

  /** Newest first. */
  list(ctx: Ctx, query: { readonly limit: number; readonly cursor?: string | undefined }): Promise<ReminderPage> {
    authorise(ctx, 'customers.read');
    const after = decodeCursor(z.tuple([z.guid()]), query.cursor);
    return this.database.withTenant(ctx, async (tx) => {
      const rows = await this.reminders.list(tx, query.limit + 1, after?.[0] ?? null);
      return cutPage(rows, query.limit, { position: (row) => [row.id], item: viewReminder });
    });
  }

  /** Of the last 30 days. */
  async summary(ctx: Ctx): Promise<CartReminderSummary> {
    authorise(ctx, 'promotions.read');
    const since = new Date(ctx.now.getTime() - summaryMs);
    const { revenueMinor, ...counts } = await this.database.withTenant(ctx, (tx) => this.reminders.summary(tx, since));
    return { ...counts, revenue: { amount: revenueMinor, currency: ctx.shop.currency } };
  }
}

function statusOf({ mailStatus, isRelayed, openedAt, order }: ReminderRow): CartReminder['status'] {
  if (order) return 'recovered';
  if (openedAt) return 'opened';
  if (mailStatus === 'sent') return 'sent';
  return mailStatus === 'failed' || (mailStatus === null && isRelayed) ? 'not_sent' : 'waiting';
}

function viewReminder(row: ReminderRow): CartReminder {
  const { id, recipient, step, items, createdAt, order, currency, valueMinor } = row;
  return {
    ...{ id, recipient, step, items, createdAt, status: statusOf(row) },
    value: { amount: valueMinor, currency },
    order: order && {
      id: order.id,
      number: order.number,
      total: { amount: order.totalMinor, currency: order.currency },
    },
  };
}
