import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const fileSchema = z.object({ position: z.string().nullable(), sequences: z.record(z.string(), z.number()) });
const writeEveryMs = 500;

/** Up to where purges were taken in, kept in a file so that a restarted process resumes and no kept page misses one. */
export class PurgeLedger {
  #isScheduled = false;

  private constructor(
    private readonly path: string | null,
    public position: string | null,
    readonly sequences: Readonly<Record<string, number>>,
  ) {}

  /** Opens the file; without one (or with null) the ledger starts empty. */
  static open(path: string | null): PurgeLedger {
    try {
      const { position, sequences } = fileSchema.parse(JSON.parse(readFileSync(path ?? '', 'utf8')));
      return new PurgeLedger(path, position, sequences);
    } catch {
      return new PurgeLedger(path, null, {});
    }
  }

  /** Notes a position; `sequences` is asked when it is time to write. */
  advance(position: string | null, sequences: () => Readonly<Record<string, number>>): void {
    this.position = position;
    if (this.path === null || this.#isScheduled) return;
    this.#isScheduled = true;
    setTimeout(() => this.#write(sequences()), writeEveryMs).unref();
  }

  #write(sequences: Readonly<Record<string, number>>): void {
    this.#isScheduled = false;
    if (this.path === null) return;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify({ position: this.position, sequences }));
    renameSync(`${this.path}.new`, this.path);
  }
}
