import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';

/** Pictures of categories and collections. */
@Injectable()
export class ShelfPicture {
  /**
   * Passes for a picture of the shop's library, and where none is named.
   *
   * @throws Refusal `media.not_found`; `media.not_a_picture` for a file that is sold
   */
  async assert(tx: TenantTx, mediaId: string | null | undefined): Promise<void> {
    if (mediaId === null || mediaId === undefined) return;
    const found = await tx.one(z.object({ kind: z.string() }), {
      name: 'shelf.picture',
      text: `SELECT kind FROM media WHERE tenant_id = $1 AND id = $2 FOR KEY SHARE`,
      values: [tx.tenantId, mediaId],
    });
    if (!found) throw new Refusal('media.not_found');
    if (found.kind !== 'image') throw new Refusal('media.not_a_picture');
  }
}
