import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';

/**
 * Keys that open a checkout and its order without signing in. Made from the ids alone, so that an e-mail sent later carries
 * the same address as the confirmation page; they never expire, as a receipt never does.
 */
@Injectable()
export class OrderKeys {
  readonly #secret: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.#secret = createHmac('sha256', config.secrets.auth).update('smallshop order keys').digest();
  }

  /** 43 characters, safe in an address. */
  keyOf(tenantId: string, checkoutId: string): string {
    return this.#digest(tenantId, checkoutId).toString('base64url');
  }

  /** Whether `key` opens this checkout of this shop. */
  opens(key: string, tenantId: string, checkoutId: string): boolean {
    const given = Buffer.from(key, 'base64url');
    const expected = this.#digest(tenantId, checkoutId);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  #digest(tenantId: string, checkoutId: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${tenantId}/${checkoutId}`).digest();
  }
}
