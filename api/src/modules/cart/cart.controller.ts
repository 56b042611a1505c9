import { Controller } from '@nestjs/common';
import { operations, type Cart } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { CartService } from './cart.service.js';
import { rememberToken } from './cart.cookie.js';
import { DiscountService } from './discount.service.js';
import { AcceptChanges } from './use-cases/accept-changes.js';

/** The cart over REST. */
@Controller()
export class CartController {
  constructor(
    private readonly carts: CartService,
    private readonly discounts: DiscountService,
    private readonly changes: AcceptChanges,
  ) {}

  @Operate(operations.getCart)
  read(@Input() input: InputOf<typeof operations.getCart>): Promise<Cart> {
    return this.carts.read(input.ctx, input.query);
  }

  @Operate(operations.addCartItem)
  async add(@Input() input: InputOf<typeof operations.addCartItem>): Promise<Cart> {
    return rememberToken(input.cookies, await this.carts.add(input.ctx, input.body, input.idempotency));
  }

  @Operate(operations.changeCartItem)
  change(@Input() input: InputOf<typeof operations.changeCartItem>): Promise<Cart> {
    return this.carts.change(input.ctx, input.params.itemId, input.body.quantity);
  }

  @Operate(operations.removeCartItem)
  remove(@Input() input: InputOf<typeof operations.removeCartItem>): Promise<Cart> {
    return this.carts.remove(input.ctx, input.params.itemId);
  }

  @Operate(operations.acceptCartChanges)
  accept(@Input() input: InputOf<typeof operations.acceptCartChanges>): Promise<Cart> {
    return this.changes.accept(input.ctx, input.body.ids);
  }

  @Operate(operations.addCartDiscount)
  addDiscount(@Input() input: InputOf<typeof operations.addCartDiscount>): Promise<Cart> {
    return this.discounts.enter(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.removeCartDiscount)
  removeDiscount(@Input() input: InputOf<typeof operations.removeCartDiscount>): Promise<Cart> {
    return this.discounts.remove(input.ctx, input.params.code);
  }
}
