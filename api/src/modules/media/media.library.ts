import { Injectable } from '@nestjs/common';
import type { Media, MediaDetail, MediaListQuery, MediaPatch } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { DownloadService } from './download.service.js';
import { LibraryRepository, type LockedMedia } from './library.repository.js';
import { MediaService } from './media.service.js';
import { mediaListStatement } from './media.statements.js';

/** Ids one event carries at most: a picture of a size chart may be on every product. */
const idsPerEvent = 500;

/** The files of a shop as its staff see and change them. */
@Injectable()
export class MediaLibrary {
  constructor(
    private readonly database: Database,
    private readonly library: LibraryRepository,
    private readonly media: MediaService,
    private readonly downloads: DownloadService,
  ) {}

  /** A page of contract's MediaList, as JSON. */
  async list(ctx: Ctx, query: MediaListQuery): Promise<string> {
    authorise(ctx, 'catalog.read');
    const text = await this.database.read(ctx, mediaListStatement(ctx.tenantId, query));
    return text ?? '{"items":[],"nextCursor":null}';
  }

  totals(ctx: Ctx) {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.media.totals(tx));
  }

  /** @throws Refusal `media.not_found` */
  async get(ctx: Ctx, mediaId: string): Promise<MediaDetail> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#detail(ctx, tx, mediaId));
  }

  /**
   * @param ifMatch the version the change was made from, or null
   * @throws Refusal `media.not_found`, `media.locale_unknown` with { locales }, `precondition.failed`
   */
  async update(ctx: Ctx, mediaId: string, patch: MediaPatch, ifMatch: number | null): Promise<MediaDetail> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.lock(tx, mediaId, ifMatch);
      const locales = await this.library.unknownLocales(tx, Object.keys(patch.altByLocale ?? {}));
      if (locales.length > 0) throw new Refusal('media.locale_unknown', { locales });
      await this.library.change(tx, mediaId, patch);
      await this.announce(tx, mediaId);
      return this.#detail(ctx, tx, mediaId);
    });
  }

  /** Draws a picture's sizes again, by the job. @throws Refusal `media.not_found` */
  async derive(ctx: Ctx, mediaId: string): Promise<MediaDetail> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.lock(tx, mediaId, null);
      await this.library.markPending(tx, mediaId);
      tx.emit('media.uploaded', mediaId, { mediaId });
      return this.#detail(ctx, tx, mediaId);
    });
  }

  /** @throws Refusal `media.not_found`, `media.in_use` with { usages, usageCount }, `precondition.failed` */
  async remove(ctx: Ctx, mediaId: string, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, async (tx) => {
      const { storageKey } = await this.lock(tx, mediaId, ifMatch);
      const { usages, usageCount } = await this.#detail(ctx, tx, mediaId);
      if (usageCount > 0) throw new Refusal('media.in_use', { usages, usageCount });
      await this.library.delete(tx, mediaId);
      await this.discard(tx, mediaId, storageKey);
    });
  }

  /** Locks a file until the transaction ends. @throws Refusal `media.not_found`, `precondition.failed` */
  async lock(tx: TenantTx, mediaId: string, ifMatch: number | null): Promise<LockedMedia> {
    const locked = await this.library.lock(tx, mediaId);
    if (!locked) throw new Refusal('media.not_found');
    if (ifMatch === null || ifMatch === locked.version) return locked;
    const { version: currentVersion, updatedAt } = locked;
    throw new Refusal('precondition.failed', { currentVersion, updatedAt: updatedAt.toISOString() });
  }

  /** Has the pages that show a file made anew. */
  async announce(tx: TenantTx, mediaId: string): Promise<void> {
    const { productIds, ...shown } = await this.library.showing(tx, mediaId);
    tx.emit('media.changed', mediaId, { mediaId, productIds: productIds.slice(0, idsPerEvent), ...shown });
    for (let start = idsPerEvent; start < productIds.length; start += idsPerEvent) {
      const more = productIds.slice(start, start + idsPerEvent);
      tx.emit('media.changed', mediaId, { mediaId, productIds: more, categoryIds: [], collectionIds: [] });
    }
  }

  /** Has bytes deleted that no file stands for any more; those a theme's revision shows are kept, for revisions never change. */
  async discard(tx: TenantTx, mediaId: string, storageKey: string): Promise<void> {
    if (!(await this.library.isInTheme(tx, storageKey))) tx.emit('media.discarded', mediaId, { storageKey });
  }

  /** A file as it stands in lists. @throws Refusal `media.not_found` */
  async present(ctx: Ctx, mediaId: string): Promise<Media> {
    const media = await this.database.withTenant(ctx, (tx) => this.library.byId(tx, mediaId));
    if (!media) throw new Refusal('media.not_found');
    return media;
  }

  async #detail(ctx: Ctx, tx: TenantTx, mediaId: string): Promise<MediaDetail> {
    const detail = await this.library.detail(tx, mediaId);
    if (!detail) throw new Refusal('media.not_found');
    return { ...detail, downloadUrl: this.downloads.originalUrl(ctx, mediaId) };
  }
}
