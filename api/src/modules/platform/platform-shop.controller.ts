import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { AuditService } from './audit.service.js';
import { PlatformShopService } from './platform-shop.service.js';
import { CreateShop } from './use-cases/create-shop.js';

/** Shops and audit of the platform, over REST. */
@Controller()
export class PlatformShopController {
  constructor(
    private readonly shops: PlatformShopService,
    private readonly createShop: CreateShop,
    private readonly audit: AuditService,
  ) {}

  @Operate(operations.listShops)
  list(@Input() input: InputOf<typeof operations.listShops>) {
    return this.shops.list(input.query);
  }

  @Operate(operations.getPlatformShop)
  get(@Input() input: InputOf<typeof operations.getPlatformShop>) {
    return this.shops.get(input.params.id);
  }

  @Operate(operations.checkShopSlug)
  checkSlug(@Input() input: InputOf<typeof operations.checkShopSlug>) {
    return this.shops.checkSlug(input.params.slug);
  }

  @Operate(operations.createShop)
  create(@Input() input: InputOf<typeof operations.createShop>) {
    return this.createShop.execute(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.suspendShop)
  suspend(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.suspendShop>) {
    return this.shops.suspend(ctx, { shopId: params.id, reason: body.reason, ifMatch });
  }

  @Operate(operations.reactivateShop)
  reactivate(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.reactivateShop>) {
    return this.shops.reactivate(ctx, { shopId: params.id, reason: body.reason, ifMatch });
  }

  @Operate(operations.listPlatformAudit)
  listAudit(@Input() input: InputOf<typeof operations.listPlatformAudit>) {
    return this.audit.list(input.query);
  }
}
