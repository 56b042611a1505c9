import { Injectable } from '@nestjs/common';
import type { AdminOrder, IssueDocumentInput } from '@smallshop/contract';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderService } from '../../order/index.js';
import { creditNoteOf, invoiceOf, type Content, type Issue } from '../document.content.js';
import { DocumentRepository, type DocumentRecord, type Seller } from '../document.repository.js';

/** Issues invoices and credit notes, each once. */
@Injectable()
export class IssueDocument {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly orders: OrderService,
  ) {}

  /**
   * Issues a document under the shop's next number, in the language the order was placed in. One issued before is answered as it is.
   *
   * @throws Refusal `order.not_found`, `document.seller_missing`, `document.order_cancelled`, `document.refund_unknown`,
   *         `document.invoice_missing`
   */
  issue(ctx: Ctx, orderId: string, input: IssueDocumentInput): Promise<DocumentRecord> {
    return this.database.withTenant(ctx, async (tx) => {
      const locked = await this.documents.lockOrder(tx, orderId);
      if (!locked) throw new Refusal('order.not_found');
      const before = await this.documents.ofOrder(tx, orderId);
      const invoice = before.find(({ kind }) => kind === 'invoice');
      const refundId = input.kind === 'credit_note' ? input.refundId : null;
      const issued = refundId === null ? invoice : before.find((document) => document.refundId === refundId);
      if (issued) return issued;
      if (refundId !== null && !invoice) throw new Refusal('document.invoice_missing');
      return this.#write(tx, ctx, { orderId, refundId, locale: locked.locale, corrects: invoice?.number ?? '' });
    });
  }

  async #write(
    tx: TenantTx,
    ctx: Ctx,
    about: { orderId: string; refundId: string | null; locale: string | null; corrects: string },
  ): Promise<DocumentRecord> {
    const seller = await this.#seller(tx);
    const order = await this.orders.showToStaff(tx, ctx, about.orderId);
    const { timezone, locale } = ctx.shop;
    const issuedAt = ctx.now;
    const issue = { seller, number: '', issuedAt, timezone, locale: about.locale ?? locale };
    const content =
      about.refundId === null
        ? contentOfInvoice(order, { ...issue, corrects: '' })
        : contentOfCredit(order, about.refundId, { ...issue, corrects: about.corrects });
    const head = { orderId: about.orderId, refundId: about.refundId, issuedBy: actorName(ctx), issuedAt };
    const kind = about.refundId === null ? 'invoice' : 'credit_note';
    return this.documents.insert(tx, { ...head, kind, prefix: seller.prefix, content });
  }

  async #seller(tx: TenantTx): Promise<Seller> {
    const { seller, legalName } = await this.documents.seller(tx);
    if (!seller) throw new Refusal('document.seller_missing');
    return { ...seller, legalName };
  }
}

function contentOfInvoice(order: AdminOrder, issue: Issue): Content {
  if (order.status === 'cancelled') throw new Refusal('document.order_cancelled');
  return invoiceOf(order, issue);
}

function contentOfCredit(order: AdminOrder, refundId: string, issue: Issue): Content {
  const refund = order.refunds.find(({ id, status }) => id === refundId && status === 'succeeded');
  if (!refund) throw new Refusal('document.refund_unknown');
  return creditNoteOf(order, refund, issue);
}
