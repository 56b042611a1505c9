import { Injectable } from '@nestjs/common';
import type { JobPayload, Mail } from '@smallshop/contract';
import { type Ctx, systemCtx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
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

/** An e-mail nobody else sends for a while, and the shop's address for answers. */
interface Held {
  readonly mail: Mail;
  readonly replyTo: string;
}

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
    const held = await this.database.withTenant(ctx, (tx) => this.hold(tx, ctx, order));
    if (held === 'done') return;
    if (held === 'busy') throw new Fault('dependency.unavailable', { retryAfterSeconds: claimSeconds });
    await this.send(ctx, order, held);
  }

  /**
   * The e-mail of this key for us alone, written now if it was not before. `done`: it is sent, or there is nothing left to
   * write about. `busy`: another attempt holds it.
   */
  private async hold(tx: TenantTx, ctx: Ctx, order: MailOrder): Promise<Held | 'done' | 'busy'> {
    const [known, replyTo] = await Promise.all([
      this.mails.findByKey(tx, order.dedupeKey),
      this.subjects.contactEmail(tx),
    ]);
    if (known === null) {
      const rendered = await this.renderer.render(tx, ctx, order, replyTo);
      if (rendered === null) return 'done';
      const written = await this.mails.insertClaimed(tx, rendered, claimSeconds);
      return written === null ? 'busy' : { mail: written, replyTo };
    }
    if (known.status === 'sent') return 'done';
    return (await this.mails.claim(tx, known.id, claimSeconds)) ? { mail: known, replyTo } : 'busy';
  }

  private async send(ctx: Ctx, order: MailOrder, { mail, replyTo }: Held): Promise<void> {
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
      const message = timelineMessages[order.template]?.(recipient);
      if (message === undefined) this.mails.markSent(tx, id);
      else this.mails.markSentOnOrder(tx, id, { subjectId: order.aggregateId, message });
    });
  }
}
