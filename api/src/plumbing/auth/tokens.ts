import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config.js';

/** How long an access token is good for. */
export const accessTokenSeconds = 15 * 60;

const claimsSchema = z.object({
  kind: z.enum(['customer', 'staff', 'platform']),
  sub: z.string(),
  tenantId: z.string().optional(),
  sessionId: z.string(),
});

/** Whom an access token speaks for. `tenantId`: customers only, the one shop they belong to. */
export type AccessClaims = z.output<typeof claimsSchema>;

/** A signed link as it was made; see {@link Tokens.signLink}. */
const linkSchema = z.object({ purpose: z.string(), expiresAt: z.number(), payload: z.unknown() });

/** Makes and checks everything we sign. */
@Injectable()
export class Tokens {
  readonly #accessKey: Uint8Array;
  readonly #linkKey: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    // Two keys from one secret: a link can never pass for a token.
    this.#accessKey = derive(config.secrets.auth, 'access');
    this.#linkKey = derive(config.secrets.auth, 'link');
  }

  /** @returns a token good for {@link accessTokenSeconds} from `now` */
  async signAccess(claims: AccessClaims, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const { sub, ...rest } = claims;
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expiresAt = issuedAt + accessTokenSeconds;
    const token = await new SignJWT(rest)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(sub)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#accessKey);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  /** @returns the claims, or null for a token that is forged, expired or not ours */
  async verifyAccess(token: string, now: Date): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.#accessKey, { algorithms: ['HS256'], currentDate: now });
      return claimsSchema.parse(payload);
    } catch {
      return null;
    }
  }

  /** @returns a token for an address, good until `expiresAt` and for `purpose` alone; the payload is readable, not secret */
  signLink(purpose: string, payload: unknown, expiresAt: Date): string {
    const content = Buffer.from(JSON.stringify({ purpose, expiresAt: expiresAt.getTime(), payload })).toString(
      'base64url',
    );
    return `${content}.${this.#signatureOf(content).toString('base64url')}`;
  }

  /** @returns the payload, or null when the link is forged, expired or meant for something else */
  verifyLink<S extends z.ZodType>(purpose: string, schema: S, token: string, now: Date): z.output<S> | null {
    const [content = '', signature = ''] = token.split('.');
    const expected = this.#signatureOf(content);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const link = linkSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
    if (link.purpose !== purpose || link.expiresAt <= now.getTime()) return null;
    return schema.parse(link.payload);
  }

  #signatureOf(content: string): Buffer {
    return createHmac('sha256', this.#linkKey).update(content).digest();
  }
}

const derive = (secret: string, use: string): Buffer =>
  createHmac('sha256', secret).update(`smallshop ${use}`).digest();
