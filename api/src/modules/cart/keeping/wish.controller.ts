import { Controller } from '@nestjs/common';
import { operations, type WishList } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../../plumbing/http/operate.js';
import { rememberToken } from '../cart.cookie.js';
import { WishService } from './wish.service.js';

/** Wish lists over REST. */
@Controller()
export class WishController {
  constructor(private readonly wishes: WishService) {}

  @Operate(operations.getWishList)
  get(@Input() input: InputOf<typeof operations.getWishList>): Promise<WishList> {
    return this.wishes.get(input.ctx);
  }

  @Operate(operations.addWish)
  async add(@Input() input: InputOf<typeof operations.addWish>): Promise<WishList> {
    return rememberToken(input.cookies, await this.wishes.add(input.ctx, input.body.productId));
  }

  @Operate(operations.removeWish)
  remove(@Input() input: InputOf<typeof operations.removeWish>): Promise<WishList> {
    return this.wishes.remove(input.ctx, input.params.productId);
  }

  @Operate(operations.shareWishList)
  share(@Input() input: InputOf<typeof operations.shareWishList>): Promise<WishList> {
    return this.wishes.share(input.ctx, input.body.isShared);
  }

  @Operate(operations.getSharedWishList)
  getShared(@Input() input: InputOf<typeof operations.getSharedWishList>): Promise<WishList> {
    return this.wishes.getShared(input.ctx, input.params.id);
  }
}
