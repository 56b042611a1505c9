import { createHash, randomBytes } from 'node:crypto';

/** Hash under which a refresh token is stored; the token itself is never kept. */
export const hashRefreshToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new refresh token: 256 random bits, base64url, and its hash. */
export function newRefreshToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashRefreshToken(token) };
}
