import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { dropSession, keepSession, presentedRefreshToken } from '../identity/index.js';
import { accountOf } from './account-of.js';
import { StaffAuthService } from './staff-auth.service.js';

/** Sessions of staff, over REST; browsers get theirs in cookies. */
@Controller()
export class StaffAuthController {
  constructor(private readonly auth: StaffAuthService) {}

  @Operate(operations.staffLogin)
  async login(@Input() input: InputOf<typeof operations.staffLogin>) {
    const session = await this.auth.login('staff', input.body, input.ctx.now);
    keepSession(input.cookies, 'staff', session);
    return session;
  }

  @Operate(operations.staffRefresh)
  async refresh(@Input() input: InputOf<typeof operations.staffRefresh>) {
    const token = presentedRefreshToken(input.cookies, 'staff', input.body);
    const session = await this.auth.refresh('staff', token, input.ctx.now);
    keepSession(input.cookies, 'staff', session);
    return session;
  }

  @Operate(operations.staffLogout)
  async logout(@Input() input: InputOf<typeof operations.staffLogout>) {
    await this.auth.logout('staff', presentedRefreshToken(input.cookies, 'staff', input.body));
    dropSession(input.cookies, 'staff');
  }

  @Operate(operations.getStaffProfile)
  profile(@Input() input: InputOf<typeof operations.getStaffProfile>) {
    return this.auth.profile(accountOf(input.ctx));
  }
}
