import { Injectable } from '@nestjs/common';
import type { Mail, MailRow } from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { RenderedMail } from './templates/layout.js';

const instant = z.date().transform((date) => date.toISOString());
const rowSchema = z.object({
  id: z.string(),
  template: z.string(),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(['queued', 'sent', 'failed']),
  createdAt: instant,
  sentAt: instant.nullable(),
});
const mailSchema = rowSchema.extend({ html: z.string(), text: z.string() });
const heldSchema = mailSchema.extend({ unsubscribeUrl: z.string().nullable() });
/** An e-mail as its sender needs it. */
export type HeldMail = z.infer<typeof heldSchema>;

const columns = `id, template, recipient, subject, status, created_at AS "createdAt", sent_at AS "sentAt"`;
const bodies = `html, body_text AS text`;
const held = `${columns}, ${bodies}, unsubscribe_url AS "unsubscribeUrl"`;

const sentText = `UPDATE mails SET status = 'sent', sent_at = now() WHERE tenant_id = $1 AND id = $2 AND status <> 'sent'`;

/** An e-mail about to be written down. */
export interface NewMail extends RenderedMail {
  readonly dedupeKey: string;
  readonly template: string;
  readonly recipient: string;
  /** Where one click ends e-mails of this kind (RFC 8058); null for those about an agreement. */
  readonly unsubscribeUrl: string | null;
}

/** E-mails of one shop: outbox and archive in one. */
@Injectable()
export class MailRepository {
  findByKey(tx: TenantTx, dedupeKey: string): Promise<HeldMail | null> {
    return tx.one(heldSchema, {
      name: 'mail.by_key',
      text: `SELECT ${held} FROM mails WHERE tenant_id = $1 AND dedupe_key = $2`,
      values: [tx.tenantId, dedupeKey],
    });
  }

  /** Writes the e-mail down and holds it for `seconds`; null when its key is known. */
  insertClaimed(tx: TenantTx, mail: NewMail, seconds: number): Promise<HeldMail | null> {
    const { dedupeKey, template, recipient, subject, html, text, unsubscribeUrl } = mail;
    return tx.one(heldSchema, {
      name: 'mail.insert_claimed',
      text: `INSERT INTO mails
          (tenant_id, dedupe_key, template, recipient, subject, html, body_text, attempts, claimed_until, unsubscribe_url)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, now() + make_interval(secs => $8), $9)
        ON CONFLICT (tenant_id, dedupe_key) DO NOTHING RETURNING ${held}`,
      values: [tx.tenantId, dedupeKey, template, recipient, subject, html, text, seconds, unsubscribeUrl],
    });
  }

  /** Holds an e-mail that is not sent for `seconds` and counts the attempt; false while someone else holds it. */
  async claim(tx: TenantTx, id: string, seconds: number): Promise<boolean> {
    const claimed = await tx.run({
      name: 'mail.claim',
      text: `UPDATE mails SET attempts = attempts + 1, claimed_until = now() + make_interval(secs => $3)
        WHERE tenant_id = $1 AND id = $2 AND status <> 'sent' AND (claimed_until IS NULL OR claimed_until <= now())`,
      values: [tx.tenantId, id, seconds],
    });
    return claimed === 1;
  }

  /** Turns an e-mail to sent, from COMMIT on. */
  markSent(tx: TenantTx, id: string): void {
    tx.runAtCommit({ name: 'mail.mark_sent', text: sentText, values: [tx.tenantId, id] });
  }

  /** Likewise, and whoever turns it puts that into the timeline of the order, or of the shipment's order, `subjectId`. */
  markSentOnOrder(tx: TenantTx, id: string, note: { readonly subjectId: string; readonly message: string }): void {
    tx.runAtCommit({
      name: 'mail.mark_sent_on_order',
      // The order's id is found first: compared with the three in one expression, every order of the shop would be read.
      text: `WITH sent AS (${sentText} RETURNING 1), subject AS MATERIALIZED (
          SELECT coalesce((SELECT order_id FROM shipments WHERE tenant_id = $1 AND id = $3),
            (SELECT order_id FROM refunds WHERE tenant_id = $1 AND id = $3),
            (SELECT order_id FROM returns WHERE tenant_id = $1 AND id = $3), $3) AS order_id)
        INSERT INTO order_events (tenant_id, order_id, kind, actor, message)
        SELECT $1, o.id, 'email_sent', 'System', $4
        FROM sent, subject JOIN orders o ON o.tenant_id = $1 AND o.id = subject.order_id`,
      values: [tx.tenantId, id, note.subjectId, note.message],
    });
  }

  /** Lets go of an e-mail that could not be sent. */
  async markFailed(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'mail.mark_failed',
      text: `UPDATE mails SET status = 'failed', claimed_until = NULL WHERE tenant_id = $1 AND id = $2 AND status <> 'sent'`,
      values: [tx.tenantId, id],
    });
  }

  /** Newest first: ids are UUIDv7. `recipient` matches whole addresses, in any case. */
  async list(
    tx: TenantTx,
    query: { readonly limit: number; readonly cursor?: string | undefined; readonly recipient?: string | undefined },
  ): Promise<{ items: MailRow[]; nextCursor: string | null }> {
    const after = decodeCursor(z.tuple([z.guid()]), query.cursor);
    const rows = await tx.rows(rowSchema, {
      name: 'mail.list',
      text: `SELECT ${columns} FROM mails
        WHERE tenant_id = $1 AND ($2::text IS NULL OR recipient = lower($2)) AND ($3::uuid IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $4`,
      values: [tx.tenantId, query.recipient ?? null, after?.[0] ?? null, query.limit + 1],
    });
    return cutPage(rows, query.limit, { position: (row) => [row.id], item: (row) => row });
  }

  async count(tx: TenantTx, recipient: string | undefined): Promise<number> {
    const total = await tx.text({
      name: 'mail.count',
      text: `SELECT count(*)::text FROM mails WHERE tenant_id = $1 AND ($2::text IS NULL OR recipient = lower($2))`,
      values: [tx.tenantId, recipient ?? null],
    });
    return Number(total);
  }

  find(tx: TenantTx, id: string): Promise<Mail | null> {
    return tx.one(mailSchema, {
      name: 'mail.find',
      text: `SELECT ${columns}, ${bodies} FROM mails WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }
}
