import { Injectable } from '@nestjs/common';
import type { JobPayload } from '@smallshop/contract';
import { type Ctx, systemCtx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { MailTransport } from '../../../plumbing/mail/mail.transport.js';
import { Fault } from '../../../plumbing/refusal.js';
import { ShopFinder } from '../../tenant/index.js';
import { MailSubjectRepository } from '../mail-subject.repository.js';
import { type HeldMail, MailRepository } from '../mail.repository.js';
import { type MailOrder, MailRenderer } from '../mail.renderer.js';

const timelineMessages: Partial<Record<MailOrder['template'], (recipient: string) => string>> = {
  'order-confirmation': (recipient) => `Order confirmation sent to ${recipient}`,
  'order-shipped': (recipient) => `Shipping notice sent to ${recipient}`,
  'order-delivered': (recipient) => `Delivery notice sent to ${recipient}`,
  'order-cancelled': (recipient) => `Cancellation sent to ${recipient}`,
  'order-refunded': (recipient) => `Refund notice sent to ${recipient}`,
  'return-requested': (recipient) => `Receipt of the return request sent to ${recipient}`,
  'return-approved': (recipient) => `Return instructions sent to ${recipient}`,
  'return-declined': (recipient) => `Answer to the return request sent to ${recipient}`,
  'return-exchanged': (recipient) => `Notice of the exchange sent to ${recipient}`,
  'return-received': (recipient) => `Notice of the returned goods sent to ${recipient}`,
};

/** How long one attempt holds an e-mail: longer than mail servers take, shorter than a job is retried for. */
const claimSeconds = 30;

/** An e-mail nobody else sends for a while, and the shop's address for answers. */
interface Held {
  readonly mail: HeldMail;
  readonly replyTo: string;
}

/** How taking an e-mail up ended. */
interface Outcome {
  readonly order: MailOrder;
  readonly held: Held | 'done' | 'busy' | { readonly failure: unknown };
}

interface Sent {
  readonly order: MailOrder;
  readonly mail: HeldMail;
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
    await this.executeAll({ shopId, mails: [order] }, now);
  }

  /**
   * Sends several e-mails of one shop as {@link execute} does, in as many round trips as one. One that cannot be sent keeps
   * none of the others.
   *
   * @throws what the first that was not sent met; run all again, those sent are left alone
   */
  async executeAll({ shopId, mails }: JobPayload<'send-mails'>, now: Date): Promise<void> {
    const shop = await this.finder.byId(shopId);
    if (shop === null) return;
    const ctx = systemCtx(shop, 'Mail', now);
    // In one order everywhere: two runs over the same e-mails wait for each other instead of both failing.
    const orders = mails.toSorted((a, b) => (a.dedupeKey < b.dedupeKey ? -1 : 1));
    const outcomes = await this.holdAll(ctx, orders);
    const sent = await Promise.allSettled(outcomes.map((outcome) => this.sendHeld(ctx, outcome)));
    await this.recordSent(
      ctx,
      sent.flatMap((result) => (result.status === 'fulfilled' && result.value) || []),
    );
    const failed = sent.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  // One transaction for all; a letter that cannot be written is found by writing each alone.
  private async holdAll(ctx: Ctx, orders: readonly MailOrder[]): Promise<readonly Outcome[]> {
    const hold = (some: readonly MailOrder[]) =>
      this.database.withTenant(ctx, (tx) =>
        Promise.all(some.map(async (order) => ({ order, held: await this.hold(tx, ctx, order) }))),
      );
    if (orders.length === 1) return hold(orders);
    try {
      return await hold(orders);
    } catch {
      const alone = await Promise.allSettled(orders.map((order) => hold([order])));
      return alone.flatMap((result, index): readonly Outcome[] => {
        const order = orders[index];
        if (result.status === 'fulfilled') return result.value;
        return order === undefined ? [] : [{ order, held: { failure: result.reason } }];
      });
    }
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

  /** @returns what to record; null when there was nothing left to send */
  private async sendHeld(ctx: Ctx, { order, held }: Outcome): Promise<Sent | null> {
    if (held === 'done') return null;
    if (held === 'busy') throw new Fault('dependency.unavailable', { retryAfterSeconds: claimSeconds });
    if ('failure' in held) throw held.failure;
    const { id, recipient, subject, html, text, unsubscribeUrl } = held.mail;
    const from = { messageId: id, fromName: ctx.shop.name, replyTo: held.replyTo };
    try {
      await this.transport.send({ ...from, to: recipient, subject, html, text, unsubscribeUrl });
    } catch (error) {
      await this.database.withTenant(ctx, (tx) => this.mails.markFailed(tx, id));
      throw error;
    }
    return { order, mail: held.mail };
  }

  private async recordSent(ctx: Ctx, sent: readonly Sent[]): Promise<void> {
    if (sent.length === 0) return;
    await this.database.withTenant(ctx, async (tx) => {
      for (const { order, mail } of sent) {
        const message = timelineMessages[order.template]?.(mail.recipient);
        if (message === undefined) this.mails.markSent(tx, mail.id);
        else this.mails.markSentOnOrder(tx, mail.id, { subjectId: order.aggregateId, message });
      }
    });
  }
}
