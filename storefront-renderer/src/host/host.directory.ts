import { internalPaths, resolveHostResponse, type ResolvedHost } from '@smallshop/contract';
import { LRUCache } from 'lru-cache';
import { ApiUnavailable, type ApiClient } from '../plumbing/api.client.js';

const freshForMs = 60_000;
const unknownForMs = 5_000;

interface Known {
  /** Null: no shop answers at this host. */
  readonly value: ResolvedHost | null;
  readonly freshUntil: number;
}

/** Keeps what is known of hosts beyond this process; see `HostFile`. */
export interface HostMemory {
  load(): Readonly<Record<string, ResolvedHost>>;
  save(hosts: Readonly<Record<string, ResolvedHost>>): void;
}

/**
 * Which shop answers at a host: exact lookup, remembered for a minute, forgotten when the shop changes. While the API is
 * down the last answer holds, even across a restart.
 */
export class HostDirectory {
  readonly #known = new LRUCache<string, Known>({ max: 20_000 });
  readonly #asking = new Map<string, Promise<ResolvedHost | null>>();
  readonly #hostsOf = new Map<string, Set<string>>();
  /** Counts changes of any answer, so that what was derived from answers can be dropped. */
  revision = 0;

  constructor(
    private readonly api: Pick<ApiClient, 'internal'>,
    private readonly memory: HostMemory,
    private readonly now: () => number = Date.now,
  ) {
    for (const [host, value] of Object.entries(memory.load())) this.#remember(host, value, 0);
  }

  /**
   * The shop at a host, or null when there is none.
   *
   * @param host lower-case, without port
   * @throws ApiUnavailable when the API cannot be asked and nothing is remembered
   */
  async resolve(host: string): Promise<ResolvedHost | null> {
    const known = this.#known.get(host);
    if (known !== undefined && known.freshUntil > this.now()) return known.value;
    try {
      return await this.#ask(host);
    } catch (error) {
      if (error instanceof ApiUnavailable && known !== undefined && known.value !== null) return known.value;
      throw error;
    }
  }

  /** What is known without asking; undefined when it must be asked. */
  peek(host: string): ResolvedHost | null | undefined {
    const known = this.#known.get(host);
    return known !== undefined && known.freshUntil > this.now() ? known.value : undefined;
  }

  /** Something about the shop changed: ask again before its next page. */
  forget(shopId: string): void {
    this.revision += 1;
    for (const host of this.#hostsOf.get(shopId) ?? []) {
      const known = this.#known.get(host);
      if (known !== undefined) this.#known.set(host, { ...known, freshUntil: 0 });
      this.#asking.delete(host);
    }
  }

  #ask(host: string): Promise<ResolvedHost | null> {
    const running = this.#asking.get(host);
    if (running !== undefined) return running;
    const asking = this.#fetch(host).finally(() => {
      if (this.#asking.get(host) === asking) this.#asking.delete(host);
    });
    this.#asking.set(host, asking);
    return asking;
  }

  async #fetch(host: string): Promise<ResolvedHost | null> {
    const revision = this.revision;
    const answer = await this.api.internal(`${internalPaths.resolveHost}?host=${encodeURIComponent(host)}`);
    const value = answer === null ? null : resolveHostResponse.parse(answer);
    const isCurrent = revision === this.revision;
    this.#remember(host, value, isCurrent ? this.now() + (value === null ? unknownForMs : freshForMs) : 0);
    if (value !== null) this.memory.save(this.#all());
    return value;
  }

  #remember(host: string, value: ResolvedHost | null, freshUntil: number): void {
    const before = this.#known.get(host)?.value;
    if (JSON.stringify(before) !== JSON.stringify(value)) this.revision += 1;
    this.#known.set(host, { value, freshUntil });
    if (value === null) return;
    const hosts = this.#hostsOf.get(value.shop.id) ?? new Set();
    hosts.add(host);
    this.#hostsOf.set(value.shop.id, hosts);
  }

  #all(): Record<string, ResolvedHost> {
    const all: Record<string, ResolvedHost> = {};
    for (const [host, { value }] of this.#known.entries()) if (value !== null) all[host] = value;
    return all;
  }
}
