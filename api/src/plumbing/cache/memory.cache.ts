import { LRUCache } from 'lru-cache';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config.js';
import type { Database } from '../db/database.js';
import { Listener } from '../db/listener.js';
import type { Cache } from './cache.js';

const channel = 'cache';
const maxEntries = 20_000;

/** In this process, told by Postgres what other processes have deleted. */
export class MemoryCache implements Cache, OnApplicationBootstrap, OnApplicationShutdown {
  readonly #entries = new LRUCache<string, { value: unknown }>({ max: maxEntries });
  readonly #listener: Listener;

  constructor(
    config: Pick<Config, 'database'>,
    private readonly database: Pick<Database, 'asSystem'>,
  ) {
    this.#listener = new Listener({
      url: config.database.platformUrl,
      channel,
      onNotify: (key) => this.#entries.delete(key),
      // What was deleted while nobody listened is unknown, so nothing kept can be trusted.
      onConnect: () => this.#entries.clear(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listener.open();
  }

  get<T>(key: string): T | undefined {
    const entry = this.#entries.get(key);
    return entry?.value as T | undefined;
  }

  set(key: string, value: unknown, ttlMs: number): void {
    this.#entries.set(key, { value }, { ttl: ttlMs });
  }

  async delete(key: string): Promise<void> {
    this.#entries.delete(key);
    await this.database.asSystem('cache', (tx) =>
      tx.run({ name: 'cache.notify', text: `SELECT pg_notify('${channel}', $1)`, values: [key] }),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#listener.close();
  }
}
