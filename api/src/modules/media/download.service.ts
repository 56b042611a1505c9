import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Tokens } from '../../plumbing/auth/tokens.js';
import type { Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { originalKey } from './media.keys.js';
import { MediaRepository, type MediaRecord } from './media.repository.js';

const linkSchema = z.object({ tenantId: z.string(), mediaId: z.string() });

/** Private files by signed link. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly media: MediaRepository,
    private readonly tokens: Tokens,
  ) {}

  /**
   * The file a link of purpose `download` stands for.
   *
   * @throws Refusal `download.not_found` when the link is forged, expired, of another shop, or the file is gone
   */
  async open(ctx: Ctx, token: string): Promise<{ file: MediaRecord; stream: Readable }> {
    const link = this.tokens.verifyLink('download', linkSchema, token, ctx.now);
    if (link?.tenantId !== ctx.tenantId) throw new Refusal('download.not_found');
    const file = await this.database.withTenant(ctx, (tx) => this.media.byId(tx, link.mediaId));
    if (file?.kind !== 'file') throw new Refusal('download.not_found');
    return { file, stream: await this.storage.stream(originalKey(ctx.tenantId, file.storageKey)) };
  }
}
