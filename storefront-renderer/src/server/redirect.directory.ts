import type { ResolvedHost } from '@smallshop/contract';
import { LRUCache } from 'lru-cache';
import { ApiUnavailable } from '../plumbing/api.client.js';
import type { StorefrontReader } from './storefront.reader.js';

/** How long an answer is remembered when no purge ends it before, in milliseconds. */
const rememberedMs = 60_000;

/** Where addresses that lead nowhere have moved to: asked of the API once, remembered until the shop's redirects change. */
export class RedirectDirectory {
  readonly #known = new LRUCache<string, { readonly target: string | null }>({ max: 20_000, ttl: rememberedMs });
  /** Counts the changes of each shop's redirects: what was read before one is never found after it. */
  readonly #generations = new Map<string, number>();

  constructor(private readonly reader: Pick<StorefrontReader, 'read'>) {}

  /** Path an address moved to, or null; null also while the API cannot be asked. */
  async find(host: ResolvedHost, pathname: string): Promise<string | null> {
    const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
    const key = `${host.shop.id} ${this.#generations.get(host.shop.id) ?? 0} ${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known.target;
    try {
      const { answers } = await this.reader.read(host, { moved: { kind: 'redirect', path } });
      const target = answers.get('moved', 'redirect')?.target ?? null;
      this.#known.set(key, { target });
      return target;
    } catch (error) {
      if (error instanceof ApiUnavailable) return null;
      throw error;
    }
  }

  /** Forgets what is known of a shop. */
  forget(shopId: string): void {
    this.#generations.set(shopId, (this.#generations.get(shopId) ?? 0) + 1);
  }
}
