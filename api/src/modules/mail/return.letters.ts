import { Injectable } from '@nestjs/common';
import type { AdminReturn, Order } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { OrderKeys } from '../order/index.js';
import { ReturnRepository } from '../return/index.js';
import type { OrderReference } from './mail-subject.repository.js';
import type { MailShop, RenderedMail } from './templates/layout.js';
import { returnNews, returnTemplates, type ReturnTemplate } from './templates/return-news.js';

/** The order an e-mail is about, the shop in its buyer's language. */
interface Subject {
  readonly order: Order;
  readonly spoken: MailShop;
  readonly reference: OrderReference;
}

/** Writes what buyers are told of their returns. */
@Injectable()
export class ReturnLetters {
  constructor(
    private readonly returns: ReturnRepository,
    private readonly keys: OrderKeys,
  ) {}

  /** Null when the return is gone. */
  async write(
    tx: TenantTx,
    ctx: Ctx,
    { template, id }: { readonly template: ReturnTemplate; readonly id: string },
    { order, spoken, reference }: Subject,
  ): Promise<RenderedMail | null> {
    const item: AdminReturn | null = await this.returns.find(tx, id);
    if (!item) return null;
    const key = this.keys.keyOf(ctx.tenantId, reference.checkoutId ?? order.id);
    const url = `${spoken.home}/orders/${order.id}/return?key=${key}`;
    return returnNews(spoken, order, item, { news: returnTemplates[template], url });
  }
}
