import { Injectable } from '@nestjs/common';
import type { AdminReturn, ApproveReturnInput, ReturnSendingInput } from '@smallshop/contract';
import type { ReturnEvent } from '@smallshop/domain';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderRepository } from '../../order/index.js';
import { lockReturn, stateAfter } from '../return.lock.js';
import { ReturnPolicyRepository } from '../return-policy.repository.js';
import type { ReturnStep } from '../return.record.js';
import { ReturnRepository } from '../return.repository.js';

/** What staff answer: the step it is, what it changes, and how the order's timeline tells it. */
interface Answer {
  readonly event: ReturnEvent;
  readonly kind: 'return_approved' | 'return_declined' | 'return_ended';
  readonly said: string;
  readonly change?: Omit<ReturnStep, 'status' | 'by'>;
  readonly topic?: 'return.approved' | 'return.declined';
}

/** What staff decide about returns before anything came, and when nothing is given back. */
@Injectable()
export class AnswerReturn {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly returns: ReturnRepository,
    private readonly policies: ReturnPolicyRepository,
  ) {}

  /** Lets the buyer send the goods: by the shop's usual instructions unless others are given. @throws Refusal those of {@link lockReturn}; `return.transition_refused` */
  approve(ctx: Ctx, id: string, input: ApproveReturnInput, ifMatch: number | null): Promise<AdminReturn> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, async (tx) => {
      const instructions = input.instructions || (await this.policies.find(tx)).instructions;
      const { feeMinor, message, labelUrl } = input;
      const change = { message, labelUrl, instructions, ...(feeMinor !== undefined && { feeMinor }) };
      const answer = { event: 'approve', kind: 'return_approved', said: 'approved', topic: 'return.approved' } as const;
      return this.#answer(tx, ctx, id, { ...answer, change }, ifMatch);
    });
  }

  /** Turns a request down; the buyer is told why. @throws Refusal as {@link approve} */
  decline(ctx: Ctx, id: string, message: string, ifMatch: number | null): Promise<AdminReturn> {
    const said = `declined: ${message}`;
    const answer = { event: 'decline', kind: 'return_declined', said, topic: 'return.declined' } as const;
    return this.#decide(ctx, id, { ...answer, change: { message } }, ifMatch);
  }

  /** Calls a return off of which nothing came. @throws Refusal as {@link approve} */
  cancel(ctx: Ctx, id: string, ifMatch: number | null): Promise<AdminReturn> {
    return this.#decide(ctx, id, { event: 'cancel', kind: 'return_ended', said: 'cancelled' }, ifMatch);
  }

  /** Ends a return whose goods came without giving money back. @throws Refusal as {@link approve} */
  close(ctx: Ctx, id: string, ifMatch: number | null): Promise<AdminReturn> {
    return this.#decide(ctx, id, { event: 'close', kind: 'return_ended', said: 'closed without a refund' }, ifMatch);
  }

  /** Mends how the goods of an approved return are to be sent. @throws Refusal as {@link approve} */
  update(ctx: Ctx, id: string, input: ReturnSendingInput, ifMatch: number | null): Promise<AdminReturn> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, async (tx) => {
      const { item } = await lockReturn(tx, { orders: this.orders, returns: this.returns }, id, ifMatch);
      if (item.status !== 'approved') throw new Refusal('return.transition_refused', { status: item.status });
      await this.returns.step(tx, id, { ...input, status: item.status, by: actorName(ctx) });
      return this.#show(tx, id);
    });
  }

  #decide(ctx: Ctx, id: string, answer: Answer, ifMatch: number | null): Promise<AdminReturn> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, (tx) => this.#answer(tx, ctx, id, answer, ifMatch));
  }

  async #answer(tx: TenantTx, ctx: Ctx, id: string, answer: Answer, ifMatch: number | null): Promise<AdminReturn> {
    const { order, item } = await lockReturn(tx, { orders: this.orders, returns: this.returns }, id, ifMatch);
    const actor = actorName(ctx);
    await this.returns.step(tx, id, { ...answer.change, status: stateAfter(item, answer.event), by: actor });
    const message = `Return ${item.number} ${answer.said}`;
    await this.orders.tell(tx, order.id, { kind: answer.kind, actor, message });
    if (answer.topic) tx.emit(answer.topic, id, { orderId: order.id, returnId: id }, item.version + 1);
    return this.#show(tx, id);
  }

  async #show(tx: TenantTx, id: string): Promise<AdminReturn> {
    const item = await this.returns.find(tx, id);
    if (!item) throw new Refusal('return.not_found');
    return item;
  }
}
