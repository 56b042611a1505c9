import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { refusals, type AdminOrder, type OrderTask } from '@smallshop/contract';
import { authorise, type Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderService } from '../../order/index.js';
import { packingSlipOf, type Content } from '../document.content.js';
import { DocumentRepository } from '../document.repository.js';
import { drawDocuments } from '../pdf.document.js';
import { IssueDocument } from './issue-document.js';

const nothingSold = {
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  country: '',
  vatId: '',
  registration: '',
  footer: '',
  prefix: '',
};

/** Documents for the printer: one slip, or those of many orders in one file. */
@Injectable()
export class PrintDocuments {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly orders: OrderService,
    private readonly issuing: IssueDocument,
  ) {}

  /**
   * What goes into a parcel, in the shop's own language.
   *
   * @param shipmentId of the parcel; undefined for everything still to be sent
   * @throws Refusal `auth.required`, `auth.forbidden`, `order.not_found`, `shipment.not_found`, `order.nothing_to_ship`
   */
  async packingSlip(
    ctx: Ctx,
    orderId: string,
    shipmentId: string | undefined,
  ): Promise<{ pdf: Readable; fileName: string }> {
    authorise(ctx, 'orders.read');
    const content = await this.#slip(ctx, orderId, shipmentId);
    return { pdf: drawDocuments([content]), fileName: `packing-slip-${content.order.number}.pdf` };
  }

  /** Documents of many orders in one file, in the order given. Invoices not issued yet are issued. @returns null for a file nobody is in, and who is not in it */
  async print(
    ctx: Ctx,
    kind: 'invoice' | 'packing_slip',
    orderIds: readonly string[],
    onProgress: (done: number) => Promise<void>,
  ): Promise<{ pdf: Readable | null; refused: OrderTask['refused'] }> {
    const contents: Content[] = [];
    const refused: OrderTask['refused'] = [];
    for (const [index, orderId] of orderIds.entries()) {
      try {
        contents.push(
          kind === 'invoice' ? await this.#invoice(ctx, orderId) : await this.#slip(ctx, orderId, undefined),
        );
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ orderId, number: await this.#numberOf(ctx, orderId), ...saidBy(error) });
      }
      await onProgress(index + 1);
    }
    return { pdf: contents.length === 0 ? null : drawDocuments(contents), refused };
  }

  async #invoice(ctx: Ctx, orderId: string): Promise<Content> {
    return (await this.issuing.issue(ctx, orderId, { kind: 'invoice' })).content;
  }

  #slip(ctx: Ctx, orderId: string, shipmentId: string | undefined): Promise<Content> {
    return this.database.withTenant(ctx, async (tx) => {
      const order = await this.orders.showToStaff(tx, ctx, orderId);
      const { seller, legalName } = await this.documents.seller(tx);
      const { timezone, locale } = ctx.shop;
      const issue = { number: '', corrects: '', issuedAt: ctx.now, timezone, locale };
      return packingSlipOf(order, unitsOf(order, shipmentId), {
        ...issue,
        seller: { ...(seller ?? nothingSold), legalName },
      });
    });
  }

  /** 0 for an order that is not in this shop. */
  async #numberOf(ctx: Ctx, orderId: string): Promise<number> {
    const order = await this.database.withTenant(ctx, (tx) => this.orders.show(tx, ctx, orderId));
    return order?.number ?? 0;
  }
}

function unitsOf(order: AdminOrder, shipmentId: string | undefined): ReadonlyMap<string, number> {
  if (shipmentId !== undefined) {
    const shipment = order.shipments.find(({ id }) => id === shipmentId);
    if (!shipment) throw new Refusal('shipment.not_found');
    return new Map(shipment.lines.map(({ orderLineId, quantity }) => [orderLineId, quantity]));
  }
  const open = order.lines.filter(({ toShipQuantity }) => toShipQuantity > 0);
  if (open.length === 0) throw new Refusal('order.nothing_to_ship');
  return new Map(open.map(({ id, toShipQuantity }) => [id, toShipQuantity]));
}

const saidBy = ({ code, message }: Refusal) => ({ code, message: message || refusals[code].meaning });
