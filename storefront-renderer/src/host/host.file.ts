import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { resolveHostResponse, type ResolvedHost } from '@smallshop/contract';
import { z } from 'zod';
import type { HostMemory } from './host.directory.js';

const fileSchema = z.record(z.string(), resolveHostResponse);
const writeEveryMs = 1000;

/** Hosts in a JSON file, written at most once a second; a missing or unreadable file counts as empty. */
export class HostFile implements HostMemory {
  #pending: Readonly<Record<string, ResolvedHost>> | null = null;

  constructor(private readonly path: string) {}

  load(): Readonly<Record<string, ResolvedHost>> {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return {};
    }
  }

  save(hosts: Readonly<Record<string, ResolvedHost>>): void {
    const isScheduled = this.#pending !== null;
    this.#pending = hosts;
    if (!isScheduled) setTimeout(() => this.#write(), writeEveryMs).unref();
  }

  #write(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify(this.#pending));
    renameSync(`${this.path}.new`, this.path);
    this.#pending = null;
  }
}
