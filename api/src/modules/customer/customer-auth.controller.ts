import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { dropSession, keepSession, presentedRefreshToken } from '../identity/index.js';
import { CustomerAuthService } from './customer-auth.service.js';
import { SignIn } from './use-cases/sign-in.js';

/** Shoppers’ accounts and sessions, over REST; browsers get theirs in cookies. */
@Controller()
export class CustomerAuthController {
  constructor(
    private readonly auth: CustomerAuthService,
    private readonly signIn: SignIn,
  ) {}

  @Operate(operations.register)
  async register(@Input() input: InputOf<typeof operations.register>) {
    const session = await this.signIn.register(input.ctx, input.body);
    keepSession(input.cookies, 'customer', session);
    return session;
  }

  @Operate(operations.login)
  async login(@Input() input: InputOf<typeof operations.login>) {
    const session = await this.signIn.login(input.ctx, input.body);
    keepSession(input.cookies, 'customer', session);
    return session;
  }

  @Operate(operations.refresh)
  async refresh(@Input() input: InputOf<typeof operations.refresh>) {
    const token = presentedRefreshToken(input.cookies, 'customer', input.body);
    const session = await this.auth.refresh(input.ctx, token);
    keepSession(input.cookies, 'customer', session);
    return session;
  }

  @Operate(operations.changePassword)
  async changePassword(@Input() input: InputOf<typeof operations.changePassword>) {
    const session = await this.auth.changePassword(input.ctx, input.body);
    keepSession(input.cookies, 'customer', session);
    return session;
  }

  @Operate(operations.logout)
  async logout(@Input() input: InputOf<typeof operations.logout>) {
    await this.auth.logout(input.ctx, presentedRefreshToken(input.cookies, 'customer', input.body));
    dropSession(input.cookies, 'customer');
  }
}
