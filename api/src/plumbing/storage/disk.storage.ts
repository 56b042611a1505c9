import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkedKey, type FileStat, type Storage } from './storage.js';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Files below one folder. */
export class DiskStorage implements Storage {
  constructor(private readonly directory: string) {}

  async put(key: string, content: Buffer): Promise<void> {
    const path = this.#pathOf(key);
    const unfinished = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, content);
    // Readers see the whole file or none.
    await rename(unfinished, path);
  }

  async get(key: string): Promise<Buffer> {
    return readFile(this.#pathOf(key));
  }

  async stream(key: string): Promise<Readable> {
    const path = this.#pathOf(key);
    const file = await open(path);
    await file.close();
    return createReadStream(path);
  }

  async stat(key: string): Promise<FileStat | null> {
    try {
      return { byteSize: (await stat(this.#pathOf(key))).size };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async exists(key: string): Promise<boolean> {
    return (await this.stat(key)) !== null;
  }

  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: string): string {
    return join(this.directory, checkedKey(key));
  }
}
