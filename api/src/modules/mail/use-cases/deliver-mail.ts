import { Injectable } from '@nestjs/common';
import type { JobPayload, Mail } from '@smallshop/contract';
import { type Ctx, systemCtx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { MailTransport } from '../../../plumbing/mail/mail.transport.js';
import { Fault } from '../../../plumbing/refusal.js';
import { ShopFinder } from '../../tenant/index.js';
import { MailSubjectRepository } from '../mail-subject.repository.js';
import { MailRepository } from '../mail.repository.js';
import { type MailOrder, MailRenderer } from '../mail.renderer.js';

const timelineMessages: Partial<Record<MailOrder['template'], (recipient: string) => string>> = {
  'order-confirmation': (recipient) => `Order confirmation sent to ${recipient}`,
  'order-shipped': (recipient) => `Shipping notice sent to ${recipient}`,
};

/** How long one attempt holds an e-mail: longer than mail servers take, shorter than a job is retried for. */
const claimSeconds = 30;

/**
 * Sends an e-mail once. Its dedupe key makes one row of however many jobs; the row says whether it was sent, and is turned
 * to `sent` together with the timeline entry. A process killed between the mail server's answer and that commit sends
 * again: SMTP has no transaction to share. The copy carries the same Message-ID, by which mailboxes drop it.
 */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly subjects: MailSubjectRepository,
    private readonly renderer: MailRenderer,
    private readonly finder: ShopFinder,
    private readonly transport: MailTransport,
  ) {}

  /**
   * Safe to run twice. @throws Fault `dependency.unavailable` when the mail server does not take it, or another attempt
   * holds it or died holding it: run it again
   */
  async execute({ shopId, ...order }: JobPayload<'send-mail'>, now: Date): Promise<void> {
    const shop = await this.finder.byId(shopId);
    if (shop === null) return;
    const ctx = systemCtx(shop, 'Mail', now);
    const mail = await this.written(ctx, order);
    if (mail === null || mail.status === 'sent') return;
    const isOurs = await this.database.withTenant(ctx, (tx) => this.mails.claim(tx, mail.id, claimSeconds));
    if (!isOurs) throw new Fault('dependency.unavailable', { retryAfterSeconds: claimSeconds });
    await this.send(ctx, order, mail);
  }

  /** The e-mail of this key, written now if it was not before; null when there is nothing left to write about. */
  private async written(ctx: Ctx, order: MailOrder): Promise<Mail | null> {
    const known = await this.database.withTenant(ctx, (tx) => this.mails.findByKey(tx, order.dedupeKey));
    if (known !== null) return known;
    const rendered = await this.renderer.render(ctx, order);
    if (rendered === null) return null;
    return this.database.withTenant(ctx, async (tx) => {
      await this.mails.insert(tx, rendered);
      return this.mails.findByKey(tx, order.dedupeKey);
    });
  }

  private async send(ctx: Ctx, order: MailOrder, mail: Mail): Promise<void> {
    const replyTo = await this.database.withTenant(ctx, (tx) => this.subjects.contactEmail(tx));
    const { id, recipient, html, text } = mail;
    try {
      await this.transport.send({
        ...{ messageId: id, fromName: ctx.shop.name, replyTo, to: recipient },
        ...{ subject: mail.subject, html, text },
      });
    } catch (error) {
      await this.database.withTenant(ctx, (tx) => this.mails.markFailed(tx, id));
      throw error;
    }
    await this.database.withTenant(ctx, async (tx) => {
      if (!(await this.mails.markSent(tx, id))) return;
      const message = timelineMessages[order.template]?.(recipient);
      const subject = message && (await this.subjects.orderOf(tx, order.template, order.aggregateId));
      if (message && subject) await this.mails.noteOnOrder(tx, subject.orderId, message);
    });
  }
}
