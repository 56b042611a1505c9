import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey, type ByteRange, type FileStat, type Storage } from './storage.js';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Files below one folder. */
export class DiskStorage implements Storage {
  constructor(private readonly directory: string) {}

  async put(key: string, content: Buffer): Promise<void> {
    await this.#place(key, (unfinished) => writeFile(unfinished, content));
  }

  async putStream(key: string, content: Readable): Promise<number> {
    return this.#place(key, async (unfinished) => {
      const file = createWriteStream(unfinished);
      await pipeline(content, file);
      return file.bytesWritten;
    });
  }

  async get(key: string): Promise<Buffer> {
    return readFile(this.#pathOf(key));
  }

  async stream(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#pathOf(key));
    return file.createReadStream(range);
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

  /** Files on this disk are reached through the application alone. */
  linkTo(): null {
    return null;
  }

  async #place<T>(key: string, write: (unfinished: string) => Promise<T>): Promise<T> {
    const path = this.#pathOf(key);
    const unfinished = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true });
    try {
      const written = await write(unfinished);
      // Readers see the whole file or none.
      await rename(unfinished, path);
      return written;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  #pathOf(key: string): string {
    return join(this.directory, checkedKey(key));
  }
}
