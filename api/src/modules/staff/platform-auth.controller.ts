import { Controller } from '@nestjs/common';
import { operations, type StaffProfile } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { dropSession, keepSession, presentedRefreshToken } from '../identity/index.js';
import { accountOf } from './account-of.js';
import { type StaffSession, StaffAuthService } from './staff-auth.service.js';

/** Sessions of super admins, over REST; browsers get theirs in cookies. */
@Controller()
export class PlatformAuthController {
  constructor(private readonly auth: StaffAuthService) {}

  @Operate(operations.platformLogin)
  async login(@Input() input: InputOf<typeof operations.platformLogin>) {
    const session = await this.auth.login('platform', input.body, input.ctx.now);
    keepSession(input.cookies, 'platform', session);
    return forPlatform(session);
  }

  @Operate(operations.platformRefresh)
  async refresh(@Input() input: InputOf<typeof operations.platformRefresh>) {
    const token = presentedRefreshToken(input.cookies, 'platform', input.body);
    const session = await this.auth.refresh('platform', token, input.ctx.now);
    keepSession(input.cookies, 'platform', session);
    return forPlatform(session);
  }

  @Operate(operations.platformLogout)
  async logout(@Input() input: InputOf<typeof operations.platformLogout>) {
    await this.auth.logout('platform', presentedRefreshToken(input.cookies, 'platform', input.body));
    dropSession(input.cookies, 'platform');
  }

  @Operate(operations.getPlatformProfile)
  async profile(@Input() input: InputOf<typeof operations.getPlatformProfile>) {
    return person(await this.auth.profile(accountOf(input.ctx)));
  }
}

const person = ({ id, email, name }: StaffProfile) => ({ id, email, name });
const forPlatform = ({ profile, ...session }: StaffSession) => ({ ...session, profile: person(profile) });
