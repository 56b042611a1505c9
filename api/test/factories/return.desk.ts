import {
  adminReturnSchema,
  returnOfferSchema,
  type ReturnOffer,
  orderReturnSchema,
  type AdminReturn,
  type Order,
  type OrderReturn,
} from '@smallshop/contract';
import { OrderKeys } from '../../src/modules/order/index.js';
import type { TestApp } from '../application.js';
import type { OrderDesk } from './order.desk.js';

/** Units of an order's first line, for the most usual of reasons. */
export const unit = (order: Order, quantity = 1, given: object = {}): object => ({
  ...{ orderLineId: order.lines[0]?.id ?? '', quantity, reason: 'Changed my mind' },
  ...given,
});

/** What came of an order's first line. */
export const came = (order: Order, resellable: number, damaged = 0): object => ({
  lines: [{ orderLineId: order.lines[0]?.id ?? '', resellable, damaged }],
});

/** Some steps say everything by their name. */
const bodyOf = (step: string, body: unknown): unknown => (step === 'cancel' || step === 'close' ? '' : body);

/** The hands of buyers and staff on returns, over REST. */
export class ReturnDesk {
  constructor(
    private readonly test: TestApp,
    readonly desk: OrderDesk,
  ) {}

  /** An order that has been sent, all of it. */
  async sent(...lines: Parameters<OrderDesk['sold']>): Promise<Order> {
    const order = await this.desk.sold(...lines);
    await this.desk.done(`/shipments/${order.id}/create`, { carrier: 'DHL' });
    return order;
  }

  /** Two mugs at 19.99 and the parcel for 4.90, sent. */
  async mugs(): Promise<Order> {
    return this.sent([{ goods: await this.desk.goods({ title: 'Mug' }), quantity: 2 }]);
  }

  /** What whoever has the order's link is shown. */
  async offer(order: { readonly id: string }): Promise<ReturnOffer> {
    const path = `/api/v1/orders/${order.id}/returns${await this.key(order)}`;
    return returnOfferSchema.parse((await this.test.request({ path, shop: this.desk.shop.slug })).json());
  }

  /** The query that opens an order's pages to whoever has its link. */
  async key(order: { readonly id: string }): Promise<string> {
    const { rows } = await this.test.database.admin.query<{ checkout_id: string }>(
      'SELECT checkout_id FROM orders WHERE id = $1',
      [order.id],
    );
    return `?key=${this.test.app.get(OrderKeys).keyOf(this.desk.shop.id, rows[0]?.checkout_id ?? '')}`;
  }

  /** What the buyer asks for, with the key of the order's link. */
  async ask(order: { readonly id: string }, lines: readonly object[], headers: Record<string, string> = {}) {
    const path = `/api/v1/orders/${order.id}/returns${await this.key(order)}`;
    return this.test.request({ path, shop: this.desk.shop.slug, body: { lines }, headers });
  }

  async asked(order: { readonly id: string }, lines: readonly object[]): Promise<OrderReturn> {
    const answer = await this.ask(order, lines);
    if (answer.statusCode !== 201) throw new Error(`The request was refused: ${answer.body}`);
    return orderReturnSchema.parse(answer.json());
  }

  /** A step of staff that works. */
  async step(id: string, step: string, body: unknown = {}): Promise<AdminReturn> {
    const answer = await this.desk.send(`/admin/returns/${id}/${step}`, bodyOf(step, body));
    if (answer.statusCode >= 300) throw new Error(`${step} was refused: ${answer.body}`);
    return adminReturnSchema.parse(answer.json());
  }

  /** Asks for what is to be refused. @returns its status, code and details; @throws Error when the return changed by it */
  async refused(
    id: string,
    step: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<unknown[]> {
    const before = await this.look(id);
    const answer = await this.desk.send(`/admin/returns/${id}/${step}`, bodyOf(step, body), headers);
    if (JSON.stringify(await this.look(id)) !== JSON.stringify(before))
      throw new Error('A refused step changed the return.');
    const { code, details } = answer.json<{ code: string; details?: unknown }>();
    return [answer.statusCode, code, ...(details === undefined ? [] : [details])];
  }

  async look(id: string): Promise<AdminReturn> {
    return adminReturnSchema.parse((await this.desk.send(`/admin/returns/${id}`)).json());
  }
}
