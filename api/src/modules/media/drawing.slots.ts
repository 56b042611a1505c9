import { Injectable } from '@nestjs/common';
import { Fault } from '../../plumbing/refusal.js';

// Drawing takes a core for up to half a second: more at once would only starve the API.
const maxDrawing = 2;
const maxWaiting = 200;

/** Lets two drawings run at once in this process; the others wait in line. */
@Injectable()
export class DrawingSlots {
  readonly #waiting: (() => void)[] = [];
  #active = 0;

  /** @throws Fault `dependency.unavailable` when too many wait already */
  async run<T>(draw: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await draw();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#active < maxDrawing) {
      this.#active += 1;
      return;
    }
    if (this.#waiting.length >= maxWaiting) throw new Fault('dependency.unavailable', { retryAfterSeconds: 2 });
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands its place to the next in line. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#active -= 1;
  }
}
