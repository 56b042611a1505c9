import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Tokens } from '../../plumbing/auth/tokens.js';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage, type ByteRange, type LinkOptions } from '../../plumbing/storage/storage.js';
import { DownloadRepository } from './download.repository.js';
import { originalKey } from './media.keys.js';
import { MediaRepository, type MediaRecord } from './media.repository.js';

/** `lineId`: of a bought file, whose downloads are counted. `isOriginal`: for staff, who may have pictures too. */
const linkSchema = z.object({
  tenantId: z.string(),
  mediaId: z.string(),
  lineId: z.string().optional(),
  isOriginal: z.literal(true).optional(),
});
type Link = z.infer<typeof linkSchema>;

const storeLinkSeconds = 60;
const originalLinkMs = 10 * 60 * 1000;

/** Private files by signed link. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly media: MediaRepository,
    private readonly downloads: DownloadRepository,
    private readonly tokens: Tokens,
  ) {}

  /**
   * The file a link of purpose `download` stands for. A download is counted when it begins; the rest of one that began within the
   * last day is not.
   *
   * @param rangeIn what part is asked for, given the file's size
   * @throws Refusal `download.not_found` when the link is forged, expired, of another shop, or the file is gone;
   * `download.limit_reached`
   */
  async find(
    ctx: Ctx,
    token: string,
    rangeIn: (byteSize: number) => ByteRange | null,
  ): Promise<{ file: MediaRecord; range: ByteRange | null }> {
    const link = this.tokens.verifyLink('download', linkSchema, token, ctx.now);
    if (link?.tenantId !== ctx.tenantId) throw new Refusal('download.not_found');
    return this.database.withTenant(ctx, async (tx) => {
      const file = await this.media.byId(tx, link.mediaId);
      if (!file || (file.kind !== 'file' && link.isOriginal !== true)) throw new Refusal('download.not_found');
      const range = rangeIn(file.byteSize);
      await this.#count(tx, link, range);
      return { file, range };
    });
  }

  /** The bytes of a file, or of a part of it. */
  open(ctx: Ctx, file: MediaRecord, range: ByteRange | null): Promise<Readable> {
    return this.storage.stream(originalKey(ctx.tenantId, file.storageKey), range ?? undefined);
  }

  /** Where the store itself hands the file out, for a minute; null where browsers cannot reach it. */
  storeLink(ctx: Ctx, file: MediaRecord, disposition: string): string | null {
    const options: LinkOptions = { expiresInSeconds: storeLinkSeconds, contentType: file.contentType, disposition };
    return this.storage.linkTo(originalKey(ctx.tenantId, file.storageKey), options, ctx.now);
  }

  /** An address at which staff may fetch a file as it is kept, for ten minutes. */
  originalUrl(ctx: Ctx, mediaId: string): string {
    const expiresAt = new Date(ctx.now.getTime() + originalLinkMs);
    const payload: Link = { tenantId: ctx.tenantId, mediaId, isOriginal: true };
    return `${ctx.shop.origin}/api/v1/downloads/${this.tokens.signLink('download', payload, expiresAt)}`;
  }

  async #count(tx: TenantTx, { lineId, mediaId }: Link, range: ByteRange | null): Promise<void> {
    if (lineId === undefined) return;
    const isRest = range !== null && range.start > 0;
    if (isRest && (await this.downloads.isResumable(tx, lineId, mediaId))) return;
    if (!(await this.downloads.count(tx, lineId, mediaId))) throw new Refusal('download.limit_reached');
  }
}
