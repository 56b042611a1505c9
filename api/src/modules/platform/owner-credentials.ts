import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import type { IdempotentRequest } from '../../plumbing/db/database.js';
import { Passwords } from '../identity/index.js';
import { firstPassword } from './owner-password.js';

/** First passwords of shop owners, with their hashes. */
@Injectable()
export class OwnerCredentials {
  private readonly secret: string;

  constructor(
    private readonly passwords: Passwords,
    @Inject(CONFIG) config: Config,
  ) {
    this.secret = config.secrets.auth;
  }

  /** The password this request gives an owner without an account; the same for a repeated request. */
  async prepare(request: IdempotentRequest | null): Promise<{ password: string; passwordHash: string }> {
    const password = firstPassword(this.secret, request);
    return { password, passwordHash: await this.passwords.hash(password) };
  }
}
