const pauseMs = 150;

/**
 * Tells the relay that there are events: at once, then again at most every hundred and fifty milliseconds. Not from within the
 * transactions themselves: PostgreSQL lets only one transaction that notifies commit at a time, in the whole database, so
 * that no two orders could share a write to the disk. A ring that is lost costs the relay's next poll, no event.
 */
export class OutboxBell {
  #pause: NodeJS.Timeout | null = null;
  #isDue = false;

  /** @param notify sends the notification; may fail */
  constructor(private readonly notify: () => Promise<unknown>) {}

  /** Call it after a commit that left events. */
  ring(): void {
    if (this.#pause) {
      this.#isDue = true;
      return;
    }
    this.notify().catch(() => undefined);
    this.#pause = setTimeout(() => this.#goOn(), pauseMs);
    this.#pause.unref();
  }

  #goOn(): void {
    this.#pause = null;
    if (!this.#isDue) return;
    this.#isDue = false;
    this.ring();
  }

  /** Rings no more. */
  close(): void {
    if (this.#pause) clearTimeout(this.#pause);
    this.#isDue = false;
  }
}
