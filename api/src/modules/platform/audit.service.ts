import { Injectable } from '@nestjs/common';
import type { AuditEntry } from '@smallshop/contract';
import { Database } from '../../plumbing/db/database.js';
import { AuditRepository } from './audit.repository.js';

/** A page of the platform's audit. */
export interface AuditPage {
  readonly items: AuditEntry[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** What super admins did. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
  ) {}

  list(query: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly include?: 'total' | undefined;
  }): Promise<AuditPage> {
    return this.database.asSystem('read audit', async (tx) => {
      const page = await this.entries.list(tx, query);
      return query.include === 'total' ? { ...page, total: await this.entries.count(tx) } : page;
    });
  }
}
