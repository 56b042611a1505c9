import { Controller } from '@nestjs/common';
import { operations, type AdminReturn, type OrderReturns, type ReturnRefundPreview } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { ReturnService, type ReturnPage } from './return.service.js';
import { AnswerReturn } from './use-cases/answer-return.js';
import { ExchangeReturn } from './use-cases/exchange-return.js';
import { ReceiveReturn } from './use-cases/receive-return.js';
import { RefundReturn } from './use-cases/refund-return.js';
import { RequestReturn } from './use-cases/request-return.js';

/** What staff do with returns, over REST. */
@Controller()
export class ReturnDeskController {
  constructor(
    private readonly service: ReturnService,
    private readonly requests: RequestReturn,
    private readonly answers: AnswerReturn,
    private readonly receiving: ReceiveReturn,
    private readonly refunding: RefundReturn,
    private readonly exchanging: ExchangeReturn,
  ) {}

  @Operate(operations.listAdminReturns)
  list(@Input() { ctx, query }: InputOf<typeof operations.listAdminReturns>): Promise<ReturnPage> {
    return this.service.list(ctx, query);
  }

  @Operate(operations.getAdminReturn)
  get(@Input() { ctx, params }: InputOf<typeof operations.getAdminReturn>): Promise<AdminReturn> {
    return this.service.get(ctx, params.id);
  }

  @Operate(operations.listOrderReturns)
  ofOrder(@Input() { ctx, params }: InputOf<typeof operations.listOrderReturns>): Promise<OrderReturns> {
    return this.service.ofOrder(ctx, params.id);
  }

  @Operate(operations.openReturn)
  open(@Input() { ctx, params, body, idempotency }: InputOf<typeof operations.openReturn>): Promise<AdminReturn> {
    return this.requests.open(ctx, params.id, body, idempotency);
  }

  @Operate(operations.approveReturn)
  approve(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.approveReturn>): Promise<AdminReturn> {
    return this.answers.approve(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.declineReturn)
  decline(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.declineReturn>): Promise<AdminReturn> {
    return this.answers.decline(ctx, params.id, body.message, ifMatch);
  }

  @Operate(operations.updateReturn)
  update(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateReturn>): Promise<AdminReturn> {
    return this.answers.update(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.receiveReturn)
  receive(@Input() input: InputOf<typeof operations.receiveReturn>): Promise<AdminReturn> {
    const { ctx, params, body, ifMatch, idempotency } = input;
    return this.receiving.receive(ctx, params.id, body, { expectedVersion: ifMatch, idempotency });
  }

  @Operate(operations.cancelReturn)
  cancel(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.cancelReturn>): Promise<AdminReturn> {
    return this.answers.cancel(ctx, params.id, ifMatch);
  }

  @Operate(operations.closeReturn)
  close(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.closeReturn>): Promise<AdminReturn> {
    return this.answers.close(ctx, params.id, ifMatch);
  }

  @Operate(operations.previewReturnRefund)
  preview(
    @Input() { ctx, params, body }: InputOf<typeof operations.previewReturnRefund>,
  ): Promise<ReturnRefundPreview> {
    return this.refunding.preview(ctx, params.id, body);
  }

  @Operate(operations.refundReturn)
  refund(@Input() input: InputOf<typeof operations.refundReturn>): Promise<AdminReturn> {
    const { ctx, params, body, ifMatch, idempotency } = input;
    return this.refunding.refund(ctx, params.id, body, { expectedVersion: ifMatch, idempotency });
  }

  @Operate(operations.exchangeReturn)
  exchange(@Input() input: InputOf<typeof operations.exchangeReturn>): Promise<AdminReturn> {
    const { ctx, params, body, ifMatch, idempotency } = input;
    return this.exchanging.exchange(ctx, params.id, body, { expectedVersion: ifMatch, idempotency });
  }
}
