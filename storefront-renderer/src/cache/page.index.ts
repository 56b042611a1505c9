/** What is known of a kept page without reading it. */
export interface IndexedPage {
  readonly shopId: string;
  readonly tags: readonly string[];
  /** When a soft purge struck it, or null. Kept here so that memory and disk copies agree. */
  staleSince: number | null;
}

/** Kept pages by key, by shop and by tag. */
export class PageIndex {
  readonly #pages = new Map<string, IndexedPage>();
  readonly #keysOf = new Map<string, Map<string, Set<string>>>();

  get(key: string): IndexedPage | undefined {
    return this.#pages.get(key);
  }

  put(key: string, page: IndexedPage): void {
    this.remove(key);
    this.#pages.set(key, page);
    const byTag = this.#keysOf.get(page.shopId) ?? new Map<string, Set<string>>();
    this.#keysOf.set(page.shopId, byTag);
    for (const tag of page.tags) {
      const keys = byTag.get(tag) ?? new Set();
      keys.add(key);
      byTag.set(tag, keys);
    }
  }

  remove(key: string): void {
    const page = this.#pages.get(key);
    if (page === undefined) return;
    this.#pages.delete(key);
    const byTag = this.#keysOf.get(page.shopId);
    for (const tag of page.tags) {
      const keys = byTag?.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag?.delete(tag);
    }
    if (byTag?.size === 0) this.#keysOf.delete(page.shopId);
  }

  /** Keys of a shop's pages made from any of the tags; of all its pages when `tags` is null. */
  find(shopId: string, tags: readonly string[] | null): string[] {
    const byTag = this.#keysOf.get(shopId);
    if (byTag === undefined) return [];
    const found = new Set<string>();
    for (const tag of tags ?? byTag.keys()) for (const key of byTag.get(tag) ?? []) found.add(key);
    return [...found];
  }
}
