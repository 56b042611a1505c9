import { Injectable } from '@nestjs/common';
import {
  currencySchema,
  documentKindSchema,
  documentSettingsInput,
  type DocumentSettingsInput,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { contentSchema, type Content } from './document.content.js';

const recordSchema = z.object({
  id: z.string(),
  kind: documentKindSchema,
  number: z.string(),
  orderId: z.string(),
  refundId: z.string().nullable(),
  totalMinor: z.number(),
  currency: currencySchema,
  content: contentSchema,
  issuedBy: z.string(),
  issuedAt: z.date(),
});
/** A document as it is kept. */
export type DocumentRecord = z.infer<typeof recordSchema>;

const sellerSchema = z.object({
  seller: documentSettingsInput.nullable(),
  legalName: z.string(),
  country: z.string(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date().nullable(),
});
/** What is known of the seller; `seller` is null until somebody filled it in. */
export type SellerRecord = z.infer<typeof sellerSchema>;

/** A seller that can issue documents. */
export interface Seller extends DocumentSettingsInput {
  readonly legalName: string;
}

const columns = `id, kind, number, order_id AS "orderId", refund_id AS "refundId", total_minor AS "totalMinor", currency, content,
  issued_by AS "issuedBy", issued_at AS "issuedAt"`;

/** A document about to be written under the next number. */
export interface NewDocument {
  readonly kind: 'invoice' | 'credit_note';
  readonly prefix: string;
  readonly orderId: string;
  readonly refundId: string | null;
  readonly issuedBy: string;
  readonly issuedAt: Date;
  /** With whatever number. */
  readonly content: Content;
}

/** Documents, and what they say about the seller. */
@Injectable()
export class DocumentRepository {
  async seller(tx: TenantTx): Promise<SellerRecord> {
    const found = await tx.one(sellerSchema, {
      name: 'document.seller',
      text: `SELECT d.seller, coalesce(nullif(s.legal_name, ''), s.name) AS "legalName", s.country, coalesce(d.version, 0) AS version,
          coalesce(d.updated_by, '') AS "updatedBy", d.updated_at AS "updatedAt"
        FROM shop_settings s LEFT JOIN document_settings d ON d.tenant_id = s.tenant_id WHERE s.tenant_id = $1`,
      values: [tx.tenantId],
    });
    if (!found) throw new Error('A shop has settings.');
    return found;
  }

  async writeSeller(tx: TenantTx, seller: DocumentSettingsInput, updatedBy: string): Promise<void> {
    await tx.run({
      name: 'document.write_seller',
      text: `INSERT INTO document_settings (tenant_id, seller, updated_by) VALUES ($1, $2::jsonb, $3)
        ON CONFLICT (tenant_id) DO UPDATE SET seller = excluded.seller, updated_by = excluded.updated_by,
          version = document_settings.version + 1, updated_at = now()`,
      values: [tx.tenantId, JSON.stringify(seller), updatedBy],
    });
  }

  /** Documents of an order, oldest first. */
  ofOrder(tx: TenantTx, orderId: string): Promise<DocumentRecord[]> {
    return tx.rows(recordSchema, {
      name: 'document.of_order',
      text: `SELECT ${columns} FROM order_documents WHERE tenant_id = $1 AND order_id = $2 ORDER BY sequence`,
      values: [tx.tenantId, orderId],
    });
  }

  find(tx: TenantTx, id: string): Promise<DocumentRecord | null> {
    return tx.one(recordSchema, {
      name: 'document.find',
      text: `SELECT ${columns} FROM order_documents WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Makes everyone who issues documents of this order wait for each other. @returns whether there is such an order, and its language */
  lockOrder(tx: TenantTx, orderId: string): Promise<{ locale: string | null } | null> {
    return tx.one(z.object({ locale: z.string().nullable() }), {
      name: 'document.lock_order',
      text: `SELECT locale FROM orders WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, orderId],
    });
  }

  /** Writes a document under the shop's next number. The counter's row stays locked until COMMIT, which is what leaves no gaps. */
  async insert(tx: TenantTx, { content, issuedAt, ...document }: NewDocument): Promise<DocumentRecord> {
    const written = await tx.one(recordSchema, {
      name: 'document.insert',
      text: `WITH counted AS (
          INSERT INTO counters (tenant_id, name, value) VALUES ($1, 'document', 1001)
          ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value)
        INSERT INTO order_documents (tenant_id, kind, sequence, number, order_id, refund_id, total_minor, currency, content, issued_by, issued_at)
        SELECT $1, $2, value, $3 || value, $4, $5, $6, $7, jsonb_set($8::jsonb, '{number}', to_jsonb($3 || value)), $9, $10
        FROM counted RETURNING ${columns}`,
      values: [
        ...[tx.tenantId, document.kind, document.prefix, document.orderId, document.refundId, content.totalMinor],
        ...[content.currency, JSON.stringify(content), document.issuedBy, issuedAt],
      ],
    });
    if (!written) throw new Error('A document was not written.');
    return written;
  }
}
