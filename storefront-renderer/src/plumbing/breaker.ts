/**
 * Circuit breaker: after `threshold` failures in a row it opens for `restMs`, during which nothing is tried; then one attempt
 * at a time decides whether it closes again.
 */
export class Breaker {
  #failures = 0;
  #openUntil = 0;

  constructor(
    private readonly threshold: number,
    private readonly restMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether an attempt may be made now. While open, only the first caller after the rest gets true. */
  mayTry(): boolean {
    if (this.#failures < this.threshold) return true;
    const now = this.now();
    if (now < this.#openUntil) return false;
    this.#openUntil = now + this.restMs;
    return true;
  }

  /** The other side answered. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** The other side did not answer, or not in time. */
  failed(): void {
    this.#failures += 1;
    if (this.#failures >= this.threshold) this.#openUntil = this.now() + this.restMs;
  }

  /** True while calls are answered without being tried. */
  get isOpen(): boolean {
    return this.#failures >= this.threshold && this.now() < this.#openUntil;
  }
}
