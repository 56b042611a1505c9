import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { Database } from '../../plumbing/db/database.js';
import { StaffAccountRepository } from './staff-account.repository.js';

/** Staff whom Clerk signed in. Set up by `CLERK_JWT_KEY`, with which nothing has to be asked over the network. */
@Injectable()
export class ClerkIdentity {
  constructor(
    private readonly database: Database,
    private readonly accounts: StaffAccountRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The account of a Clerk session token; null when Clerk is not set up, the token is not good, or nobody here has it. */
  async accountOf(token: string): Promise<string | null> {
    const { clerk } = this.config;
    if (clerk === null) return null;
    const userId = await this.userOf(token, clerk);
    if (userId === null) return null;
    const account = await this.database.asSystem('clerk sign-in', (tx) => this.accounts.findByClerkUser(tx, userId));
    return account?.id ?? null;
  }

  private async userOf(token: string, clerk: NonNullable<Config['clerk']>): Promise<string | null> {
    const { jwtKey, secretKey, authorizedParties } = clerk;
    // Loaded where it is used: most installations have no Clerk.
    const { verifyToken } = await import('@clerk/backend');
    try {
      const claims = await verifyToken(token, {
        jwtKey: jwtKey ?? undefined,
        secretKey: secretKey ?? undefined,
        authorizedParties: authorizedParties.length > 0 ? authorizedParties : undefined,
      });
      return claims.sub;
    } catch {
      return null;
    }
  }
}
