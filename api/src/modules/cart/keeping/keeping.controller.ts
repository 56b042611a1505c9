import { Controller } from '@nestjs/common';
import { operations, type Cart, type SavedLine, type SharedCart } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../../plumbing/http/operate.js';
import { rememberToken } from '../cart.cookie.js';
import { Reorder } from '../use-cases/reorder.js';
import { SavedService } from './saved.service.js';
import { ShareService } from './share.service.js';

/** What shoppers keep beside the cart, over REST. */
@Controller()
export class KeepingController {
  constructor(
    private readonly saved: SavedService,
    private readonly shares: ShareService,
    private readonly orders: Reorder,
  ) {}

  @Operate(operations.listSavedLines)
  listSaved(@Input() input: InputOf<typeof operations.listSavedLines>): Promise<{ items: SavedLine[] }> {
    return this.saved.list(input.ctx);
  }

  @Operate(operations.saveCartLine)
  save(@Input() input: InputOf<typeof operations.saveCartLine>): Promise<Cart> {
    return this.saved.save(input.ctx, input.params.itemId);
  }

  @Operate(operations.moveSavedLine)
  async move(@Input() input: InputOf<typeof operations.moveSavedLine>): Promise<Cart> {
    return rememberToken(input.cookies, await this.saved.move(input.ctx, input.params.id));
  }

  @Operate(operations.removeSavedLine)
  remove(@Input() input: InputOf<typeof operations.removeSavedLine>): Promise<void> {
    return this.saved.remove(input.ctx, input.params.id);
  }

  @Operate(operations.shareCart)
  share(@Input() input: InputOf<typeof operations.shareCart>): Promise<SharedCart> {
    return this.shares.share(input.ctx);
  }

  @Operate(operations.getSharedCart)
  getShared(@Input() input: InputOf<typeof operations.getSharedCart>): Promise<SharedCart> {
    return this.shares.get(input.ctx, input.params.id);
  }

  @Operate(operations.takeSharedCart)
  async take(@Input() input: InputOf<typeof operations.takeSharedCart>): Promise<Cart> {
    return rememberToken(input.cookies, await this.shares.take(input.ctx, input.params.id));
  }

  @Operate(operations.reorder)
  reorder(@Input() input: InputOf<typeof operations.reorder>): Promise<Cart> {
    return this.orders.execute(input.ctx, input.params.id);
  }
}
