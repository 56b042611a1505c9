import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload, Order } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { OrderKeys, OrderService } from '../order/index.js';
import { ReturnLetters } from './return.letters.js';
import { MailSubjectRepository, type OrderReference } from './mail-subject.repository.js';
import type { NewMail } from './mail.repository.js';
import { ReminderLetter } from './reminder.letter.js';
import { inLanguage, type MailShop, type RenderedMail } from './templates/layout.js';
import { lowStock } from './templates/low-stock.js';
import { orderCancelled } from './templates/order-cancelled.js';
import { orderConfirmation } from './templates/order-confirmation.js';
import { orderDelivered } from './templates/order-delivered.js';
import { orderRefunded } from './templates/order-refunded.js';
import { orderShipped } from './templates/order-shipped.js';
import type { ReturnTemplate } from './templates/return-news.js';
import { welcome } from './templates/welcome.js';

/** What the job asks for. */
export type MailOrder = Omit<JobPayload<'send-mail'>, 'shopId'>;

/** An e-mail and whom it goes to. */
export interface Letter extends RenderedMail {
  readonly recipient: string;
  readonly unsubscribeUrl?: string;
}

/** Turns what happened into an e-mail. */
@Injectable()
export class MailRenderer {
  constructor(
    private readonly subjects: MailSubjectRepository,
    private readonly orders: OrderService,
    private readonly keys: OrderKeys,
    private readonly returns: ReturnLetters,
    private readonly reminders: ReminderLetter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The e-mail; null when what it is about is gone. `aggregateId` is an order, a shipment, a customer or the shop, by template.
   *
   * @param contactEmail of the shop, for answers
   */
  async render(tx: TenantTx, ctx: Ctx, order: MailOrder, contactEmail: string): Promise<NewMail | null> {
    const letter = await this.letter(tx, ctx, order, mailShop(ctx, contactEmail));
    if (!letter) return null;
    const { template, dedupeKey } = order;
    return { unsubscribeUrl: null, ...letter, template, dedupeKey };
  }

  private letter(
    tx: TenantTx,
    ctx: Ctx,
    { template, aggregateId, dedupeKey }: MailOrder,
    shop: MailShop,
  ): Promise<Letter | null> {
    switch (template) {
      case 'order-confirmation':
        return this.confirmation(tx, ctx, aggregateId, shop);
      case 'order-shipped':
      case 'order-delivered':
        return this.parcel(tx, ctx, { template, shipmentId: aggregateId }, shop);
      case 'order-cancelled':
        return this.cancelled(tx, ctx, aggregateId, shop);
      case 'order-refunded':
        return this.refunded(tx, ctx, aggregateId, shop);
      case 'return-requested':
      case 'return-approved':
      case 'return-declined':
      case 'return-received':
      case 'return-exchanged':
        return this.returned(tx, ctx, { template, id: aggregateId }, shop);
      case 'cart-reminder':
        return this.reminders.letter(tx, ctx, aggregateId, shop);
      case 'low-stock':
        return this.lowStock(tx, ctx, dedupeKey, shop);
      case 'welcome':
        return this.welcome(tx, ctx, aggregateId, shop);
    }
  }

  private async confirmation(tx: TenantTx, ctx: Ctx, orderId: string, shop: MailShop): Promise<Letter | null> {
    const found = await this.orderAbout(tx, ctx, { template: 'order-confirmation', id: orderId }, shop);
    return found && { recipient: found.order.email, ...orderConfirmation(found.spoken, found.order, found.url) };
  }

  private async parcel(
    tx: TenantTx,
    ctx: Ctx,
    { template, shipmentId }: { template: 'order-shipped' | 'order-delivered'; shipmentId: string },
    shop: MailShop,
  ): Promise<Letter | null> {
    const found = await this.orderAbout(tx, ctx, { template, id: shipmentId }, shop);
    const shipment = found?.order.shipments.find(({ id }) => id === shipmentId);
    if (!found || !shipment) return null;
    const write = template === 'order-shipped' ? orderShipped : orderDelivered;
    return { recipient: found.order.email, ...write(found.spoken, found.order, shipment, found.url) };
  }

  private async cancelled(tx: TenantTx, ctx: Ctx, orderId: string, shop: MailShop): Promise<Letter | null> {
    const found = await this.orderAbout(tx, ctx, { template: 'order-cancelled', id: orderId }, shop);
    return found && { recipient: found.order.email, ...orderCancelled(found.spoken, found.order, found.url) };
  }

  private async refunded(tx: TenantTx, ctx: Ctx, refundId: string, shop: MailShop): Promise<Letter | null> {
    const found = await this.orderAbout(tx, ctx, { template: 'order-refunded', id: refundId }, shop);
    const refund = found?.order.refunds.find(({ id }) => id === refundId);
    if (!found || !refund) return null;
    return { recipient: found.order.email, ...orderRefunded(found.spoken, found.order, refund, found.url) };
  }

  private async returned(
    tx: TenantTx,
    ctx: Ctx,
    about: { readonly template: ReturnTemplate; readonly id: string },
    shop: MailShop,
  ): Promise<Letter | null> {
    const found = await this.orderAbout(tx, ctx, about, shop);
    const letter = found && (await this.returns.write(tx, ctx, about, found));
    return letter && { recipient: found.order.email, ...letter };
  }

  /** The order an e-mail is about, the shop in its buyer's language, and where the order is shown; null when it is gone. */
  private async orderAbout(
    tx: TenantTx,
    ctx: Ctx,
    subject: { readonly template: MailOrder['template']; readonly id: string },
    shop: MailShop,
  ): Promise<{
    readonly order: Order;
    readonly spoken: MailShop;
    readonly url: string;
    readonly reference: OrderReference;
  } | null> {
    const reference = await this.subjects.orderOf(tx, subject.template, subject.id);
    const order = reference && (await this.orders.show(tx, ctx, reference.orderId));
    if (!order) return null;
    const spoken = inLanguage(ctx.shop, shop, reference.locale);
    return { order, spoken, reference, url: this.orderUrl(ctx, spoken, reference, order) };
  }

  /** In the language the account was opened in. */
  private async welcome(tx: TenantTx, ctx: Ctx, customerId: string, shop: MailShop): Promise<Letter | null> {
    const customer = await this.subjects.customer(tx, customerId);
    return customer && { recipient: customer.email, ...welcome(inLanguage(ctx.shop, shop, customer.locale), customer) };
  }

  /** To the shop itself. The day it tells of stands in its key. */
  private async lowStock(tx: TenantTx, ctx: Ctx, dedupeKey: string, shop: MailShop): Promise<Letter | null> {
    const variants = await this.subjects.lowStock(tx, dedupeKey.replace('low-stock:', ''));
    if (variants.length === 0) return null;
    const inventoryUrl = `${this.config.addresses.console}/s/${ctx.shop.slug}/inventory?state=low`;
    return { recipient: shop.contactEmail, ...lowStock(shop, variants, inventoryUrl) };
  }

  /** The confirmation page, which opens by its key; orders that came in without a checkout are shown in the account. */
  private orderUrl(ctx: Ctx, { home }: MailShop, { checkoutId }: OrderReference, order: Order): string {
    if (checkoutId === null) return `${home}/account/orders/${order.id}`;
    return `${home}/checkout/${checkoutId}?key=${this.keys.keyOf(ctx.tenantId, checkoutId)}`;
  }
}

const mailShop = (ctx: Ctx, contactEmail: string): MailShop => {
  const { name, origin, locale, timezone } = ctx.shop;
  return { name, origin, home: origin, locale, timezone, contactEmail };
};
