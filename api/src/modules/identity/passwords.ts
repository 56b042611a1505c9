import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id by the OWASP baseline: 19 MiB, two passes, one lane; about 25 ms a hash. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Hashes and checks passwords of shoppers and staff. */
@Injectable()
export class Passwords {
  private decoy: Promise<string> | null = null;

  /** PHC string of a new password. */
  hash(password: string): Promise<string> {
    return hash(password, cost);
  }

  /**
   * Whether `password` belongs to `stored`. Without a stored hash (unknown e-mail, guest record) the same work is done
   * against a decoy, so that the time an answer takes does not tell who has an account.
   */
  async matches(password: string, stored: string | null): Promise<boolean> {
    if (stored !== null) return verify(stored, password);
    this.decoy ??= hash('a password nobody has', cost);
    await verify(await this.decoy, password);
    return false;
  }
}
