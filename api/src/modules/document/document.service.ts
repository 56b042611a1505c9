import { Injectable } from '@nestjs/common';
import type { IssueDocumentInput, OrderDocument } from '@smallshop/contract';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { OrderService } from '../order/index.js';
import { DocumentFiles } from './document.files.js';
import { DocumentRepository, type DocumentRecord } from './document.repository.js';
import { IssueDocument } from './use-cases/issue-document.js';

const linkDays = 90;
const dayMs = 86_400_000;
const linkSchema = z.object({ tenantId: z.string(), documentId: z.string() });

/** A PDF on its way. */
export interface OpenedDocument {
  readonly stream: Readable;
  readonly fileName: string;
  readonly byteSize: number;
}

/** Documents of orders, as staff list and issue them and as everyone with a link fetches them. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly orders: OrderService,
    private readonly issuing: IssueDocument,
    private readonly files: DocumentFiles,
    private readonly tokens: Tokens,
  ) {}

  /** @throws Refusal `auth.required`, `auth.forbidden`, `order.not_found` */
  async list(ctx: Ctx, orderId: string): Promise<{ items: OrderDocument[] }> {
    authorise(ctx, 'orders.read');
    return this.database.withTenant(ctx, async (tx) => {
      await this.orders.showToStaff(tx, ctx, orderId);
      return { items: (await this.documents.ofOrder(tx, orderId)).map((document) => this.#present(ctx, document)) };
    });
  }

  /** @throws Refusal `auth.required`, `auth.forbidden`, and those of {@link IssueDocument.issue} */
  async issue(ctx: Ctx, orderId: string, input: IssueDocumentInput): Promise<OrderDocument> {
    authorise(ctx, 'orders.write');
    return this.#present(ctx, await this.issuing.issue(ctx, orderId, input));
  }

  /** @throws Refusal `document.not_found` for a link that is forged, expired or of another shop */
  async open(ctx: Ctx, token: string): Promise<OpenedDocument> {
    const link = this.tokens.verifyLink('document', linkSchema, token, ctx.now);
    if (link?.tenantId !== ctx.tenantId) throw new Refusal('document.not_found');
    const document = await this.database.withTenant(ctx, (tx) => this.documents.find(tx, link.documentId));
    if (!document) throw new Refusal('document.not_found');
    return { ...(await this.files.open(ctx, document)), fileName: `${document.number}.pdf` };
  }

  #present(ctx: Ctx, document: DocumentRecord): OrderDocument {
    const { id, kind, number, refundId, totalMinor, currency, issuedBy, issuedAt } = document;
    const expiresAt = new Date(ctx.now.getTime() + linkDays * dayMs);
    const token = this.tokens.signLink('document', { tenantId: ctx.tenantId, documentId: id }, expiresAt);
    return {
      ...{ id, kind, number, refundId, issuedBy, issuedAt: issuedAt.toISOString() },
      total: { amount: totalMinor, currency },
      url: `${ctx.shop.origin}/api/v1/documents/${token}`,
    };
  }
}
