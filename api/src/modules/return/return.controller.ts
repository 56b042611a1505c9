import { Controller } from '@nestjs/common';
import { operations, type OrderReturn, type ReturnOffer, type ReturnPolicy } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { ReturnPolicyService } from './return-policy.service.js';
import { ReturnService } from './return.service.js';
import { RequestReturn } from './use-cases/request-return.js';

/** Returns as buyers ask for them, and the shop's terms, over REST. */
@Controller()
export class ReturnController {
  constructor(
    private readonly service: ReturnService,
    private readonly requests: RequestReturn,
    private readonly policies: ReturnPolicyService,
  ) {}

  @Operate(operations.getReturnOffer)
  offer(@Input() { ctx, params, query }: InputOf<typeof operations.getReturnOffer>): Promise<ReturnOffer> {
    return this.service.offer(ctx, { id: params.id, key: query.key });
  }

  @Operate(operations.requestReturn)
  request(@Input() input: InputOf<typeof operations.requestReturn>): Promise<OrderReturn> {
    const { ctx, params, query, body, idempotency } = input;
    return this.requests.request(ctx, { id: params.id, key: query.key }, body, idempotency);
  }

  @Operate(operations.withdrawReturn)
  withdraw(@Input() { ctx, params, query }: InputOf<typeof operations.withdrawReturn>): Promise<OrderReturn> {
    return this.requests.withdraw(ctx, { id: params.id, key: query.key }, params.returnId);
  }

  @Operate(operations.getReturnPolicy)
  policy(@Input() { ctx }: InputOf<typeof operations.getReturnPolicy>): Promise<ReturnPolicy> {
    return this.policies.get(ctx);
  }

  @Operate(operations.setReturnPolicy)
  setPolicy(@Input() { ctx, body, ifMatch }: InputOf<typeof operations.setReturnPolicy>): Promise<ReturnPolicy> {
    return this.policies.set(ctx, body, ifMatch);
  }
}
