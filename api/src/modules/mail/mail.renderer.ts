import { Inject, Injectable } from '@nestjs/common';
import { localePrefix, type JobPayload, type Order } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { OrderKeys, OrderService } from '../order/index.js';
import { MailSubjectRepository, type OrderReference } from './mail-subject.repository.js';
import type { NewMail } from './mail.repository.js';
import type { MailShop, RenderedMail } from './templates/layout.js';
import { lowStock } from './templates/low-stock.js';
import { orderConfirmation } from './templates/order-confirmation.js';
import { orderShipped } from './templates/order-shipped.js';
import { welcome } from './templates/welcome.js';

/** What the job asks for. */
export type MailOrder = Omit<JobPayload<'send-mail'>, 'shopId'>;

interface Letter extends RenderedMail {
  readonly recipient: string;
}

/** Turns what happened into an e-mail. */
@Injectable()
export class MailRenderer {
  constructor(
    private readonly subjects: MailSubjectRepository,
    private readonly orders: OrderService,
    private readonly keys: OrderKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The e-mail; null when what it is about is gone. `aggregateId` is an order, a shipment, a customer or the shop, by template.
   *
   * @param contactEmail of the shop, for answers
   */
  async render(tx: TenantTx, ctx: Ctx, order: MailOrder, contactEmail: string): Promise<NewMail | null> {
    const letter = await this.letter(tx, ctx, order, mailShop(ctx, contactEmail));
    return letter && { ...letter, template: order.template, dedupeKey: order.dedupeKey };
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
        return this.shipped(tx, ctx, aggregateId, shop);
      case 'low-stock':
        return this.lowStock(tx, ctx, dedupeKey, shop);
      case 'welcome':
        return this.welcome(tx, aggregateId, shop);
    }
  }

  private async confirmation(tx: TenantTx, ctx: Ctx, orderId: string, shop: MailShop): Promise<Letter | null> {
    const [reference, order] = await Promise.all([
      this.subjects.orderOf(tx, 'order-confirmation', orderId),
      this.orders.show(tx, ctx, orderId),
    ]);
    if (!reference || !order) return null;
    const spoken = inLanguage(ctx, shop, reference.locale);
    return {
      recipient: order.email,
      ...orderConfirmation(spoken, order, this.orderUrl(ctx, spoken, reference, order)),
    };
  }

  private async shipped(tx: TenantTx, ctx: Ctx, shipmentId: string, shop: MailShop): Promise<Letter | null> {
    const reference = await this.subjects.orderOf(tx, 'order-shipped', shipmentId);
    const order = reference && (await this.orders.show(tx, ctx, reference.orderId));
    const shipment = order?.shipments.find(({ id }) => id === shipmentId);
    if (!order || !shipment) return null;
    const spoken = inLanguage(ctx, shop, reference.locale);
    const url = this.orderUrl(ctx, spoken, reference, order);
    return { recipient: order.email, ...orderShipped(spoken, order, shipment, url) };
  }

  private async welcome(tx: TenantTx, customerId: string, shop: MailShop): Promise<Letter | null> {
    const customer = await this.subjects.customer(tx, customerId);
    return customer && { recipient: customer.email, ...welcome(shop, customer) };
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

/** The shop as the buyer of an order knows it: in the language they shopped in, while the shop still speaks it. */
function inLanguage({ shop: { origin, otherLocales } }: Ctx, shop: MailShop, locale: string | null): MailShop {
  if (locale === null || !otherLocales.includes(locale)) return shop;
  return { ...shop, locale, home: `${origin}/${localePrefix(locale)}` };
}
