import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Bodies, PageEntry } from './page.entry.js';

const metaSchema = z.object({
  key: z.string(),
  shopId: z.string(),
  status: z.number(),
  tags: z.array(z.string()),
  purgeSequence: z.number(),
  build: z.string(),
  storedAt: z.number(),
  freshUntil: z.number(),
  etag: z.string(),
  lengths: z.tuple([z.number(), z.number(), z.number()]),
});

/** What a file says of its page. */
export type StoredPage = z.infer<typeof metaSchema> & { readonly isSoftPurged: boolean; readonly bytes: number };

// A soft purge must survive a restart without rewriting the page: such files are dated to this instant.
const purgedDate = new Date(1_000);

function parseFile(content: Buffer): PageEntry | null {
  const end = content.indexOf(10);
  if (end < 0) return null;
  const meta = metaSchema.safeParse(JSON.parse(content.subarray(0, end).toString()));
  if (!meta.success) return null;
  const [br, gzip, identity] = meta.data.lengths;
  const start = end + 1;
  if (content.length !== start + br + gzip + identity) return null;
  const bodies: Bodies = { identity: content.subarray(start + br + gzip) };
  if (br > 0) bodies.br = content.subarray(start, start + br);
  if (gzip > 0) bodies.gzip = content.subarray(start + br, start + br + gzip);
  return { ...meta.data, bodies };
}

/** Pages as files: a line of JSON, then the bodies it has. Bounded in bytes; the oldest go first. Unreadable files count as absent. */
export class DiskStore {
  readonly #bytesOf = new Map<string, number>();
  #total = 0;
  #evicted: (key: string) => void = () => undefined;
  /** Writes and removals of one page happen in order. */
  readonly #queue = new Map<string, Promise<void>>();

  constructor(
    private readonly folder: string,
    private readonly limitBytes: number,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** Whom to tell of pages removed to make room. */
  onEvict(listener: (key: string) => void): void {
    this.#evicted = listener;
  }

  /** Everything stored, oldest first. */
  scan(): StoredPage[] {
    const found: (StoredPage & { modified: number })[] = [];
    for (const file of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || file.name.endsWith('.new')) continue;
      const page = this.#readMeta(join(file.parentPath, file.name));
      if (page !== null) found.push(page);
    }
    found.sort((left, right) => left.storedAt - right.storedAt);
    for (const { key, bytes } of found) this.#count(key, bytes);
    return found;
  }

  async read(key: string): Promise<PageEntry | null> {
    await this.#queue.get(key);
    try {
      const entry = parseFile(await readFile(this.#pathOf(key)));
      return entry?.key === key ? entry : null;
    } catch {
      return null;
    }
  }

  write(entry: PageEntry): Promise<void> {
    const { bodies, ...meta } = entry;
    const parts = [bodies.br, bodies.gzip, bodies.identity].map((body) => body ?? Buffer.alloc(0));
    const lengths = parts.map(({ length }) => length);
    const content = [Buffer.from(`${JSON.stringify({ ...meta, lengths })}\n`), ...parts];
    this.#count(entry.key, content.reduce((sum, { length }) => sum + length, 0)); // prettier-ignore
    this.#evict();
    return this.#inOrder(entry.key, async () => {
      const path = this.#pathOf(entry.key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, content);
      await rename(`${path}.new`, path);
    });
  }

  remove(key: string): Promise<void> {
    this.#total -= this.#bytesOf.get(key) ?? 0;
    this.#bytesOf.delete(key);
    return this.#inOrder(key, () => rm(this.#pathOf(key), { force: true }));
  }

  /** Marks a page as softly purged. */
  markStale(key: string): Promise<void> {
    return this.#inOrder(key, () => utimes(this.#pathOf(key), purgedDate, purgedDate));
  }

  /** Resolves when everything asked for so far is on disk. */
  async settled(): Promise<void> {
    await Promise.all(this.#queue.values());
  }

  #readMeta(path: string): (StoredPage & { modified: number }) | null {
    try {
      const content = readFileSync(path);
      const meta = metaSchema.parse(JSON.parse(content.subarray(0, content.indexOf(10)).toString()));
      const modified = statSync(path).mtimeMs;
      return { ...meta, modified, isSoftPurged: modified === purgedDate.getTime(), bytes: content.length };
    } catch {
      rmSync(path, { force: true });
      return null;
    }
  }

  #pathOf(key: string): string {
    const name = createHash('sha256').update(key).digest('hex');
    return join(this.folder, name.slice(0, 2), name.slice(2, 40));
  }

  #count(key: string, bytes: number): void {
    this.#total += bytes - (this.#bytesOf.get(key) ?? 0);
    this.#bytesOf.delete(key);
    this.#bytesOf.set(key, bytes);
  }

  #evict(): void {
    for (const key of this.#bytesOf.keys()) {
      if (this.#total <= this.limitBytes) return;
      this.#evicted(key);
      void this.remove(key);
    }
  }

  #inOrder(key: string, work: () => Promise<unknown>): Promise<void> {
    const before = this.#queue.get(key) ?? Promise.resolve();
    // A cache that cannot write is slower, not wrong: the page stays in memory.
    const done = before.then(work).then(
      () => undefined,
      () => undefined,
    );
    this.#queue.set(key, done);
    void done.then(() => {
      if (this.#queue.get(key) === done) this.#queue.delete(key);
    });
    return done;
  }
}
