import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const countSchema = z.object({ count: z.number() });

// A file of one variant may be limited otherwise than the same file of all of them.
const limitOfLine = `
SELECT (SELECT pf.download_limit FROM product_files pf
        WHERE pf.tenant_id = $1 AND pf.product_id = l.product_id AND pf.media_id = $3
          AND (pf.variant_id IS NULL OR pf.variant_id = l.variant_id)
        ORDER BY pf.variant_id NULLS LAST LIMIT 1) AS most
FROM order_lines l WHERE l.tenant_id = $1 AND l.id = $2`;

/** How often bought files are downloaded. */
@Injectable()
export class DownloadRepository {
  /** Counts one more download of a line's file. @returns false when it has been downloaded as often as it was sold for */
  async count(tx: TenantTx, lineId: string, mediaId: string): Promise<boolean> {
    const row = await tx.one(countSchema, {
      name: 'download.count',
      text: `
WITH line AS (${limitOfLine})
INSERT INTO file_downloads AS d (tenant_id, order_line_id, media_id, download_count) SELECT $1, $2, $3, 1 FROM line
ON CONFLICT (tenant_id, order_line_id, media_id) DO UPDATE SET download_count = d.download_count + 1, last_at = now()
  WHERE d.download_count < coalesce((SELECT most FROM line), 2147483647)
RETURNING d.download_count AS count`,
      values: [tx.tenantId, lineId, mediaId],
    });
    return row !== null;
  }

  /** Whether a download of the last day may be resumed without being counted again. */
  async isResumable(tx: TenantTx, lineId: string, mediaId: string): Promise<boolean> {
    const row = await tx.one(countSchema, {
      name: 'download.resumable',
      text: `SELECT download_count AS count FROM file_downloads
        WHERE tenant_id = $1 AND order_line_id = $2 AND media_id = $3 AND last_at > now() - interval '1 day'`,
      values: [tx.tenantId, lineId, mediaId],
    });
    return row !== null;
  }
}
