import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { CodeService } from './code.service.js';
import { PromotionService } from './promotion.service.js';

/** Promotions and their codes over REST. */
@Controller()
export class PromotionController {
  constructor(
    private readonly promotions: PromotionService,
    private readonly codes: CodeService,
  ) {}

  @Operate(operations.listAdminPromotions)
  list(@Input() input: InputOf<typeof operations.listAdminPromotions>) {
    return this.promotions.page(input.ctx, input.query);
  }

  @Operate(operations.getAdminPromotion)
  get(@Input() input: InputOf<typeof operations.getAdminPromotion>) {
    return this.promotions.get(input.ctx, input.params.id);
  }

  @Operate(operations.createPromotion)
  create(@Input() input: InputOf<typeof operations.createPromotion>) {
    return this.promotions.create(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.updatePromotion)
  update(@Input() input: InputOf<typeof operations.updatePromotion>) {
    return this.promotions.update(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.deletePromotion)
  delete(@Input() input: InputOf<typeof operations.deletePromotion>) {
    return this.promotions.delete(input.ctx, input.params.id, input.ifMatch);
  }

  @Operate(operations.listPromotionCodes)
  listCodes(@Input() input: InputOf<typeof operations.listPromotionCodes>) {
    return this.codes.page(input.ctx, input.params.id, input.query);
  }

  @Operate(operations.addPromotionCodes)
  async addCodes(@Input() input: InputOf<typeof operations.addPromotionCodes>) {
    return { items: await this.codes.add(input.ctx, input.params.id, input.body, input.idempotency) };
  }

  @Operate(operations.deletePromotionCode)
  deleteCode(@Input() input: InputOf<typeof operations.deletePromotionCode>) {
    return this.codes.delete(input.ctx, input.params.id, input.params.code);
  }
}
