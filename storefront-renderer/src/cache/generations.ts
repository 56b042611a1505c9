const tagsRemembered = 20_000;

interface ShopGenerations {
  known: number | undefined;
  /** Nothing read before this sequence may be stored. */
  floor: number;
  readonly byTag: Map<string, number>;
  /** Tags' last purge after which nothing older may be shown, not even as a last resort. */
  readonly hardByTag: Map<string, number>;
}

/** What a purge means for a shop: `replayed` was seen before; after a `gap`, anything kept may be outdated. */
export type PurgeStanding = 'next' | 'replayed' | 'gap';

/**
 * What a page read at some sequence is worth now: `current`; `outdated`, a soft purge came since, so it may serve while nothing
 * newer can be drawn; or `struck`, never to be shown again.
 */
export type PageStanding = 'current' | 'outdated' | 'struck';

/**
 * Remembers, per shop, up to which sequence purges were seen and which tag was last purged when, so that a page drawn from data
 * read before a purge is not stored after it.
 */
export class Generations {
  readonly #shops = new Map<string, ShopGenerations>();

  constructor(known: Readonly<Record<string, number>> = {}) {
    for (const [shopId, sequence] of Object.entries(known)) this.#of(shopId).known = sequence;
  }

  /** Notes a purge. `tags` empty or a gap raises the floor for everything of the shop. */
  note(shopId: string, sequence: number, tags: readonly string[], isHard: boolean): PurgeStanding {
    const shop = this.#of(shopId);
    if (shop.known !== undefined && sequence <= shop.known) return 'replayed';
    const isGap = shop.known !== undefined && sequence > shop.known + 1;
    shop.known = sequence;
    if (isGap || shop.byTag.size + tags.length > tagsRemembered) {
      shop.floor = sequence;
      shop.byTag.clear();
      shop.hardByTag.clear();
    }
    for (const tag of tags) {
      shop.byTag.set(tag, sequence);
      if (isHard) shop.hardByTag.set(tag, sequence);
    }
    return isGap ? 'gap' : 'next';
  }

  /** What a page of these tags is worth, read when the API knew purges up to `readSequence`. */
  standingOf(shopId: string, tags: readonly string[], readSequence: number): PageStanding {
    const shop = this.#shops.get(shopId);
    if (shop === undefined) return 'current';
    const isPurgedIn = (purges: Map<string, number>): boolean =>
      tags.some((tag) => (purges.get(tag) ?? 0) > readSequence);
    if (readSequence < shop.floor || isPurgedIn(shop.hardByTag)) return 'struck';
    return isPurgedIn(shop.byTag) ? 'outdated' : 'current';
  }

  /** Newest sequence seen of every shop. */
  known(): Record<string, number> {
    const known: Record<string, number> = {};
    for (const [shopId, shop] of this.#shops) if (shop.known !== undefined) known[shopId] = shop.known;
    return known;
  }

  #of(shopId: string): ShopGenerations {
    const none: ShopGenerations = { known: undefined, floor: 0, byTag: new Map(), hardByTag: new Map() };
    const shop = this.#shops.get(shopId) ?? none;
    this.#shops.set(shopId, shop);
    return shop;
  }
}
