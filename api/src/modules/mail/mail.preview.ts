import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MailPreview, PreviewTemplate } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { MailTransport } from '../../plumbing/mail/mail.transport.js';
import { MailSubjectRepository } from './mail-subject.repository.js';
import { cartReminder } from './templates/cart-reminder.js';
import { inLanguage, type MailShop, type RenderedMail } from './templates/layout.js';
import { lowStock } from './templates/low-stock.js';
import { orderCancelled } from './templates/order-cancelled.js';
import { orderConfirmation } from './templates/order-confirmation.js';
import { orderDelivered } from './templates/order-delivered.js';
import { orderRefunded } from './templates/order-refunded.js';
import { orderShipped } from './templates/order-shipped.js';
import { sampleCart, sampleLowStock, sampleOrder } from './templates/sample.js';
import { welcome } from './templates/welcome.js';

/** Which e-mail, in which of the shop's languages. */
export interface MailSample {
  readonly template: PreviewTemplate;
  readonly locale?: string | undefined;
}

/** E-mails shown and tried before any customer gets one. */
@Injectable()
export class MailPreviews {
  constructor(
    private readonly database: Database,
    private readonly subjects: MailSubjectRepository,
    private readonly transport: MailTransport,
  ) {}

  /** A kind of e-mail about an order made up for it. */
  async preview(ctx: Ctx, sample: MailSample): Promise<MailPreview> {
    authorise(ctx, 'mails.read');
    return write(ctx, await this.#shopOf(ctx, sample), sample.template);
  }

  /** Sends one to the shop's own contact address. @throws Fault `dependency.unavailable` when the mail server does not take it */
  async sendTest(ctx: Ctx, sample: MailSample): Promise<{ recipient: string }> {
    authorise(ctx, 'content.write');
    const shop = await this.#shopOf(ctx, sample);
    const { subject, html, text } = write(ctx, shop, sample.template);
    const recipient = shop.contactEmail;
    const envelope = { messageId: randomUUID(), fromName: shop.name, replyTo: recipient, to: recipient };
    await this.transport.send({ ...envelope, subject: `[Test] ${subject}`, html, text, unsubscribeUrl: null });
    return { recipient };
  }

  async #shopOf(ctx: Ctx, { locale = null }: { readonly locale?: string | null | undefined }): Promise<MailShop> {
    const contactEmail = await this.database.withTenant(ctx, (tx) => this.subjects.contactEmail(tx));
    const { name, origin, timezone } = ctx.shop;
    const own = { name, origin, home: origin, locale: ctx.shop.locale, timezone, contactEmail };
    return inLanguage(ctx.shop, own, locale);
  }
}

function write({ shop: { currency, origin }, now }: Ctx, shop: MailShop, template: PreviewTemplate): RenderedMail {
  const order = sampleOrder(currency, now);
  const [[shipment], [refund]] = [order.shipments, order.refunds];
  if (!shipment || !refund) throw new Error('The sample has a shipment and a refund.');
  const url = `${shop.home}/account`;
  switch (template) {
    case 'order-confirmation':
      return orderConfirmation(shop, order, url);
    case 'order-shipped':
      return orderShipped(shop, order, shipment, url);
    case 'order-delivered':
      return orderDelivered(shop, order, shipment, url);
    case 'order-cancelled':
      return orderCancelled(shop, order, url);
    case 'order-refunded':
      return orderRefunded(shop, order, refund, url);
    case 'welcome':
      return welcome(shop, { firstName: 'Ada' });
    case 'cart-reminder':
      return cartReminder(shop, sampleCart(currency), { cart: `${shop.home}/cart`, optOut: `${shop.home}/` });
    case 'low-stock':
      return lowStock(shop, sampleLowStock, origin);
  }
}
