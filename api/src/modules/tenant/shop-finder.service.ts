import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import type { ShopResolver } from '../../plumbing/auth/ports.js';
import { Cache } from '../../plumbing/cache/cache.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { storefrontOrigin } from './origin.js';
import { type ShopKey, ShopRepository, type ShopRow } from './shop.repository.js';

const knownForMs = 60_000;
// Short, so that junk hosts do not crowd out shops, yet long enough that asking for one again and again costs nothing.
const unknownForMs = 5_000;

/** What the cache holds for an address nobody answers at. */
const nobody = 'nobody';

/** Finds the shop a request is for. Hosts match exactly or not at all. */
@Injectable()
export class ShopFinder implements ShopResolver {
  constructor(
    private readonly database: Database,
    private readonly shops: ShopRepository,
    private readonly cache: Cache,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  byHost(host: string): Promise<ShopFacts | null> {
    return this.find('host', host.toLowerCase());
  }

  bySlug(slug: string): Promise<ShopFacts | null> {
    return this.find('slug', slug);
  }

  byId(id: string): Promise<ShopFacts | null> {
    return this.find('id', id);
  }

  /** Forgets a shop under each of its names, in every process. Call after the change is committed. */
  async forget(tenantId: string): Promise<void> {
    const names = await this.database.asSystem('forget shop', async (tx) => {
      const shop = await this.shops.find(tx, 'id', tenantId);
      const hosts = await this.shops.hosts(tx, tenantId);
      return { slugs: shop === null ? [] : [shop.slug], hosts };
    });
    const keys = [
      keyOf('id', tenantId),
      ...names.slugs.map((slug) => keyOf('slug', slug)),
      ...names.hosts.map((host) => keyOf('host', host)),
    ];
    await Promise.all(keys.map((key) => this.cache.delete(key)));
  }

  private async find(by: ShopKey, value: string): Promise<ShopFacts | null> {
    if (value.length > 253) return null;
    const key = keyOf(by, value);
    const cached = await this.cache.get<ShopFacts | typeof nobody>(key);
    if (cached !== undefined) return cached === nobody ? null : cached;
    const row = await this.database.asSystem('find shop', (tx) => this.shops.find(tx, by, value));
    const shop = row === null ? null : this.factsOf(row);
    await this.cache.set(key, shop ?? nobody, shop === null ? unknownForMs : knownForMs);
    return shop;
  }

  private factsOf({ host, ...facts }: ShopRow): ShopFacts {
    return { ...facts, origin: storefrontOrigin(this.config, host) };
  }
}

const keyOf = (by: ShopKey, value: string): string => `shop:${by}:${value}`;
