import type { StorefrontAnswers } from '@smallshop/theme-kit';

/**
 * Answers of one page read, by key. They are trusted as typed: the API parsed them by the contract before sending, and
 * parsing them again here would double the cost of a page and turn every additive change into an outage.
 */
export class Answers {
  readonly #results: Readonly<Record<string, unknown>>;

  constructor(results: Readonly<Record<string, unknown>>) {
    this.#results = results;
  }

  /** These answers with another one under a key. */
  with(key: string, answer: unknown): Answers {
    return new Answers({ ...this.#results, [key]: answer });
  }

  /** Whether the query of this key was answered (null is an answer). */
  has(key: string): boolean {
    return Object.hasOwn(this.#results, key);
  }

  /** The raw answer, for sections, whose declaration types it. */
  raw(key: string): unknown {
    return this.#results[key];
  }

  /** The answer to a query of `kind`; undefined when it was not answered. */
  get<Kind extends keyof StorefrontAnswers>(key: string, _kind: Kind): StorefrontAnswers[Kind] | undefined {
    return this.#results[key] as StorefrontAnswers[Kind] | undefined;
  }
}
