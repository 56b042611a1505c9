/**
 * Lets simultaneous callers of one read share it. A caller never joins a read that has begun, for that may have looked before
 * the caller's own last write; it waits and joins the next one. So an answer is always read after it was asked for, and a
 * thousand shoppers on one listing cost the database one read at a time.
 */
export class SharedReads<Result> {
  readonly #slots = new Map<string, Slot<Result>>();

  /**
   * @param key names everything the result depends on
   * @param run reads; it calls `begin` just before it looks, after it has waited for whatever it needs
   */
  read(key: string, run: (begin: () => void) => Promise<Result>): Promise<Result> {
    const slot = this.#slots.get(key);
    if (!slot) return this.#start(key, run);
    if (!slot.hasBegun) return slot.current;
    slot.next ??= slot.ended.then(() => this.#start(key, run));
    return slot.next;
  }

  #start(key: string, run: (begin: () => void) => Promise<Result>): Promise<Result> {
    const slot = new Slot(run);
    this.#slots.set(key, slot);
    void slot.ended.then(() => {
      if (!slot.next) this.#slots.delete(key);
    });
    return slot.current;
  }
}

class Slot<Result> {
  hasBegun = false;
  /** The read those wait for who came after the current one began. */
  next: Promise<Result> | null = null;
  readonly current: Promise<Result>;
  /** Resolves when the current read ended, however it did. */
  readonly ended: Promise<void>;

  constructor(run: (begin: () => void) => Promise<Result>) {
    this.current = run(() => {
      this.hasBegun = true;
    });
    this.ended = this.current.then(ignore, ignore);
  }
}

const ignore = (): void => undefined;
