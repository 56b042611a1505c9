import { Controller } from '@nestjs/common';
import { operations, type Checkout } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf, type RawJson } from '../../plumbing/http/operate.js';
import { Refusal } from '../../plumbing/refusal.js';
import { CheckoutService } from './checkout.service.js';
import { PlaceOrder } from './use-cases/place-order.js';
import { ReceiveWebhook } from './use-cases/receive-webhook.js';

/** Checkouts and payments over REST. */
@Controller()
export class CheckoutController {
  constructor(
    private readonly ordering: PlaceOrder,
    private readonly checkouts: CheckoutService,
    private readonly webhooks: ReceiveWebhook,
  ) {}

  @Operate(operations.placeOrder)
  async place(@Input() input: InputOf<typeof operations.placeOrder>): Promise<RawJson> {
    if (!input.idempotency) throw new Refusal('idempotency.missing');
    return rawJson(await this.ordering.place(input.ctx, input.body, input.idempotency));
  }

  @Operate(operations.getCheckout)
  get(@Input() input: InputOf<typeof operations.getCheckout>): Promise<Checkout> {
    return this.checkouts.get(input.ctx, input.params.id, input.query.key);
  }

  @Operate(operations.confirmCheckout)
  confirm(@Input() input: InputOf<typeof operations.confirmCheckout>): Promise<Checkout> {
    return this.checkouts.confirm(input.ctx, input.params.id, input.query.key);
  }

  @Operate(operations.answerTestChallenge)
  async answerTestChallenge(
    @Input() input: InputOf<typeof operations.answerTestChallenge>,
  ): Promise<{ returnUrl: string }> {
    const { ctx, params, body } = input;
    return { returnUrl: await this.webhooks.answerTestChallenge(ctx, params.paymentId, body.approve) };
  }

  @Operate(operations.receivePaymentWebhook)
  async receive(@Input() input: InputOf<typeof operations.receivePaymentWebhook>): Promise<{ received: true }> {
    await this.webhooks.receive(input.raw, input.headers, input.ctx.now);
    return { received: true };
  }
}
