import { LRUCache } from 'lru-cache';
import type { DiskStore } from './disk.store.js';
import { type Generations } from './generations.js';
import { pageEntry, sizeOf, squeezed, type Encoding, type PageEntry, type RenderedPage } from './page.entry.js';
import { PageIndex } from './page.index.js';

/** How long pages live, in milliseconds. */
export const lifetimes = {
  /** Fresh for this long, less up to a fifth at random, so that pages stored together do not expire together. */
  fresh: 10 * 60_000,
  /** Then served once more while a new one is made. */
  staleWhileRefreshing: 60 * 60_000,
  /** After a soft purge the old page may be served for this long; later visitors wait for the new one. */
  staleAfterPurge: 1_500,
  /** While the API is down, pages up to this age are served. */
  staleOnError: 7 * 24 * 60 * 60_000,
  /** Addresses that lead nowhere are remembered this long. */
  notFound: 10_000,
} as const;

/** Compressing a page as small as it gets takes a quarter of a second: done for pages asked for so often, not for others. */
const asksBeforeSqueezing = 20;

export type CacheState = 'hit' | 'stale' | 'miss' | 'rescued';

/** A page with how it was come by. `rescued`: drawing failed, this is the last good copy. */
export interface Served {
  readonly entry: PageEntry;
  readonly state: CacheState;
}

interface Options {
  build: string;
  memoryBytes: number;
  disk: DiskStore | null;
  /** False when purges may have been missed since the pages on disk were stored: they then serve only while none can be drawn. */
  isDiskTrusted?: boolean;
  generations: Generations;
  now?: () => number;
  onError?: (error: unknown, key: string) => void;
}

/**
 * The pages of all shops: memory before disk, one drawing per page however many wait, purged by tag, and never storing what
 * was drawn from data older than a purge.
 */
export class PageCache {
  readonly #memory: LRUCache<string, PageEntry>;
  readonly #index = new PageIndex();
  readonly #flights = new Map<string, { shopId: string; page: Promise<PageEntry> }>();
  readonly #now: () => number;
  /** Keys of pages not yet squeezed, and how often each must still be asked for. */
  readonly #loose = new Map<string, number>();
  #squeezing: Promise<void> = Promise.resolve();

  constructor(private readonly options: Options) {
    this.#now = options.now ?? Date.now;
    this.#memory = new LRUCache({
      maxSize: options.memoryBytes,
      sizeCalculation: sizeOf,
      dispose: (_entry, key, reason) => {
        if (reason !== 'set') this.#loose.delete(key);
        if (reason === 'evict' && options.disk === null) this.#index.remove(key);
      },
    });
    options.disk?.onEvict((key) => {
      if (!this.#memory.has(key)) this.#index.remove(key);
    });
    for (const { key, shopId, tags, isSoftPurged, build } of options.disk?.scan() ?? []) {
      // A page of another build may point to other assets: good enough only while no new one can be drawn.
      const isTrusted = options.isDiskTrusted !== false && !isSoftPurged && build === options.build;
      const staleSince = isTrusted ? null : 0;
      this.#index.put(key, { shopId, tags, staleSince });
    }
  }

  /** The page when it is in memory, in that encoding, and needs no thought: the path of nearly every request. */
  quick(key: string, encoding: Encoding): PageEntry | undefined {
    const entry = this.#memory.get(key);
    if (entry?.bodies[encoding] === undefined || entry.freshUntil <= this.#now()) return undefined;
    if (this.#index.get(key)?.staleSince !== null) return undefined;
    this.#countAsk(entry);
    return entry;
  }

  /**
   * The page of a key, drawn by `render` when no usable copy is kept.
   *
   * @throws what `render` throws, when there is no copy to fall back to either
   */
  async serve(key: string, shopId: string, render: () => Promise<RenderedPage>): Promise<Served> {
    const entry = this.#memory.get(key) ?? (await this.#load(key));
    if (entry === undefined) return { entry: await this.#draw(key, shopId, render), state: 'miss' };
    const usable = this.#usability(entry);
    if (usable === 'fresh') return { entry, state: 'hit' };
    const drawing = this.#draw(key, shopId, render);
    if (usable === 'refreshing') {
      drawing.catch((error: unknown) => this.options.onError?.(error, key));
      return { entry, state: 'stale' };
    }
    try {
      return { entry: await drawing, state: 'miss' };
    } catch (error) {
      const isKept = this.#index.get(key) !== undefined;
      if (!isKept || this.#now() - entry.storedAt > lifetimes.staleOnError) throw error;
      this.options.onError?.(error, key);
      return { entry, state: 'rescued' };
    }
  }

  /**
   * Forgets the pages made from any of the tags (null: all of the shop). Hard: they are never served again. Soft: they may
   * be served for a moment more, and as a last resort.
   */
  purge(shopId: string, tags: readonly string[] | null, isHard: boolean): number {
    const keys = this.#index.find(shopId, tags);
    for (const key of keys) {
      if (isHard) this.#forget(key);
      else this.#soften(key);
    }
    // Whoever asks from now on must not be handed a drawing begun before the purge.
    for (const [key, flight] of this.#flights) if (flight.shopId === shopId) this.#flights.delete(key);
    return keys.length;
  }

  /** Resolves when pending compression and writes are done. */
  async settled(): Promise<void> {
    await this.#squeezing;
    await this.options.disk?.settled();
  }

  #usability(entry: PageEntry): 'fresh' | 'refreshing' | 'fallback' {
    const now = this.#now();
    const staleSince = this.#index.get(entry.key)?.staleSince ?? null;
    if (staleSince !== null) return now - staleSince < lifetimes.staleAfterPurge ? 'refreshing' : 'fallback';
    if (entry.freshUntil > now) return 'fresh';
    return entry.freshUntil + lifetimes.staleWhileRefreshing > now ? 'refreshing' : 'fallback';
  }

  async #load(key: string): Promise<PageEntry | undefined> {
    if (this.options.disk === null || this.#index.get(key) === undefined) return undefined;
    const entry = await this.options.disk.read(key);
    if (this.#index.get(key) === undefined) return undefined;
    if (entry === null) {
      this.#index.remove(key);
      return undefined;
    }
    this.#memory.set(key, entry);
    return entry;
  }

  #draw(key: string, shopId: string, render: () => Promise<RenderedPage>): Promise<PageEntry> {
    const running = this.#flights.get(key);
    if (running !== undefined) return running.page;
    const page = this.#make(key, shopId, render).finally(() => {
      if (this.#flights.get(key)?.page === page) this.#flights.delete(key);
    });
    this.#flights.set(key, { shopId, page });
    return page;
  }

  async #make(key: string, shopId: string, render: () => Promise<RenderedPage>): Promise<PageEntry> {
    const rendered = await render();
    const storedAt = this.#now();
    const life = rendered.status === 200 ? lifetimes.fresh * (1 - Math.random() / 5) : lifetimes.notFound;
    const facts = { key, shopId, build: this.options.build, storedAt, freshUntil: storedAt + life };
    const entry = pageEntry(rendered, facts);
    const isKeepable = rendered.isStorable && (rendered.status === 200 || rendered.status === 404);
    if (isKeepable) this.#keep(entry);
    return entry;
  }

  #keep(entry: PageEntry): void {
    const { key, shopId, tags, status } = entry;
    const standing = this.options.generations.standingOf(shopId, tags, entry.purgeSequence);
    if (standing === 'struck') return;
    // Drawn while its data changed: no visitor gets it from here, unless the API fails before anyone drew it anew.
    const isLastResort = standing === 'outdated';
    if (isLastResort && (status !== 200 || this.#index.get(key) !== undefined)) return;
    this.#index.put(key, { shopId, tags, staleSince: isLastResort ? 0 : null });
    this.#memory.set(key, entry);
    if (status !== 200) return;
    void this.options.disk?.write(entry);
    if (isLastResort) void this.options.disk?.markStale(key);
    else this.#loose.set(key, asksBeforeSqueezing);
  }

  #countAsk(entry: PageEntry): void {
    const left = this.#loose.get(entry.key);
    if (left === undefined) return;
    this.#loose.set(entry.key, left - 1);
    if (left > 1) return;
    this.#loose.delete(entry.key);
    this.#squeezing = this.#squeezing.then(() => this.#squeeze(entry)).catch(() => undefined);
  }

  async #squeeze(entry: PageEntry): Promise<void> {
    if (this.#memory.peek(entry.key) !== entry) return;
    const smaller = await squeezed(entry);
    if (this.#memory.peek(entry.key) !== entry) return;
    this.#memory.set(entry.key, smaller);
    if (this.#index.get(entry.key)?.staleSince === null) void this.options.disk?.write(smaller);
  }

  #forget(key: string): void {
    this.#index.remove(key);
    this.#memory.delete(key);
    void this.options.disk?.remove(key);
  }

  #soften(key: string): void {
    const known = this.#index.get(key);
    if (known === undefined || known.staleSince !== null) return;
    known.staleSince = this.#now();
    void this.options.disk?.markStale(key);
  }
}
