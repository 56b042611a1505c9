import { Injectable } from '@nestjs/common';
import { importUndoDays } from '@smallshop/contract';
import { z } from 'zod';
import { Database } from '../../plumbing/db/database.js';
import { Storage } from '../../plumbing/storage/storage.js';

const exportDays = 7;
const atOnce = 100;

const fileRow = z.object({ id: z.string(), storageKey: z.string() });

/** Deletes imports that can no longer be undone, and exports and tasks of last week, with their files. */
@Injectable()
export class ImportRetention {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
  ) {}

  /** Over all shops; safe to run at any time, and twice. Files go first: a row without a file is found again. */
  async prune(now: Date): Promise<void> {
    await this.#prune('imports', daysBefore(now, importUndoDays));
    await this.#prune('exports', daysBefore(now, exportDays));
    await this.#prune('order_tasks', daysBefore(now, exportDays));
  }

  async #prune(table: 'imports' | 'exports' | 'order_tasks', before: Date): Promise<void> {
    for (;;) {
      const old = await this.database.asSystem('retention', (tx) =>
        tx.rows(fileRow, {
          name: `prune.old-${table}`,
          text: `SELECT id, storage_key AS "storageKey" FROM ${table} WHERE coalesce(finished_at, created_at) < $1 LIMIT ${atOnce}`,
          values: [before],
        }),
      );
      for (const { storageKey } of old) await this.storage.delete(storageKey);
      await this.database.asSystem('retention', (tx) =>
        tx.run({
          name: `prune.${table}`,
          text: `DELETE FROM ${table} WHERE id = ANY ($1::uuid[])`,
          values: [old.map(({ id }) => id)],
        }),
      );
      if (old.length < atOnce) return;
    }
  }
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
