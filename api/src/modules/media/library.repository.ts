import { Injectable } from '@nestjs/common';
import { mediaSchema, type Media } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import { mediaColumns } from './media.statements.js';

/** A shop's files as its staff see them. */
@Injectable()
export class LibraryRepository {
  byId(tx: TenantTx, mediaId: string): Promise<Media | null> {
    return tx.one(mediaSchema, {
      name: 'library.by-id',
      text: `SELECT ${mediaColumns} FROM media m WHERE m.tenant_id = $1 AND m.id = $2`,
      values: [tx.tenantId, mediaId],
    });
  }
}
