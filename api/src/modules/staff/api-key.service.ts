import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Permission } from '@smallshop/contract';
import type { ApiKeyReader } from '../../plumbing/auth/ports.js';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ApiKeyRepository } from './api-key.repository.js';

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
const prefixLength = 12;

/** Keys by which other programs act in a shop. */
@Injectable()
export class ApiKeyService implements ApiKeyReader {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
  ) {}

  /**
   * Makes a key: `ssk_` and 256 random bits. It is returned here once and only its hash is kept.
   *
   * @throws Refusal `auth.forbidden` also for permissions the maker does not have
   */
  async create(ctx: Ctx, key: { readonly name: string; readonly permissions: readonly Permission[] }): Promise<string> {
    authorise(ctx, 'settings.write');
    for (const permission of key.permissions) authorise(ctx, permission);
    const secret = `ssk_${randomBytes(32).toString('base64url')}`;
    await this.database.withTenant(ctx, (tx) =>
      this.keys.insert(tx, { ...key, prefix: secret.slice(0, prefixLength), keyHash: hashOf(secret) }),
    );
    return secret;
  }

  /** The live key of this shop that `token` is; records its use, at most every five minutes. */
  async byToken(tenantId: string, token: string) {
    if (token.length > 200) throw new Refusal('auth.required');
    return this.database.withTenant({ tenantId }, async (tx) => {
      const found = await this.keys.find(tx, hashOf(token));
      if (found === null) return null;
      if (!found.isUseRecorded) await this.keys.recordUse(tx, found.id);
      const { id, name, permissions } = found;
      return { id, name, permissions };
    });
  }
}
