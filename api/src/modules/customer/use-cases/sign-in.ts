import { Injectable } from '@nestjs/common';
import type { LoginInput, RegisterInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { CartService } from '../../cart/index.js';
import { CustomerAuthService, type CustomerSession } from '../customer-auth.service.js';

/** Signing in, and the guest's cart with it. */
@Injectable()
export class SignIn {
  constructor(
    private readonly auth: CustomerAuthService,
    private readonly carts: CartService,
  ) {}

  /** Opens an account; what the guest had put into the cart stays in it. @throws Refusal `auth.email_taken` */
  async register(ctx: Ctx, input: RegisterInput): Promise<CustomerSession> {
    return this.bringCart(ctx, await this.auth.register(ctx, input));
  }

  /** The guest's cart joins the customer's. @throws Refusal `auth.invalid_credentials` */
  async login(ctx: Ctx, input: LoginInput): Promise<CustomerSession> {
    return this.bringCart(ctx, await this.auth.login(ctx, input));
  }

  private async bringCart(ctx: Ctx, session: CustomerSession): Promise<CustomerSession> {
    await this.carts.mergeInto(ctx, session.customer.id);
    return session;
  }
}
