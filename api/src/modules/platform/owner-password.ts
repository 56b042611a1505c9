import { createHmac, randomBytes } from 'node:crypto';
import type { IdempotentRequest } from '../../plumbing/db/database.js';

// Without 0, o, 1, l and i: this is read out and typed once.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 20;

/**
 * The first password of a shop's owner, 20 characters of 31 (99 bits). A request with an idempotency key always gets the
 * same one, so that a repeated request can be answered in full although the password itself is stored nowhere.
 */
export function firstPassword(secret: string, request: IdempotentRequest | null): string {
  const bytes =
    request === null
      ? randomBytes(64)
      : createHmac('sha512', secret)
          .update(`owner-password\n${request.scope}\n${request.key}\n`)
          .update(request.requestHash)
          .digest();
  // Bytes of 248 and above would favour some characters; 64 bytes leave far more than the 20 needed.
  const fair = [...bytes].filter((byte) => byte < 248);
  return fair
    .slice(0, length)
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('');
}
