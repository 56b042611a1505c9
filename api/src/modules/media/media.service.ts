import { Inject, Injectable } from '@nestjs/common';
import { imageFormats, maxImageBytes, type Image } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ImageServer } from './image.server.js';
import { hashOf, MediaIntake, type Upload } from './media.intake.js';
import { widthsFor } from './media.keys.js';
import { MediaRepository, type NewMedia } from './media.repository.js';

/** A file in a shop's books; `image` as the contract shows it, null for private files. */
export interface EnteredMedia {
  readonly id: string;
  readonly image: Image | null;
}

/** Widths of cards and of product pages on phones. Drawing all of them for a whole import would keep a core busy for minutes. */
const drawnAhead: ReadonlySet<number> = new Set([480, 960]);

/** Files of a shop, for whoever has their bytes. */
@Injectable()
export class MediaService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly intake: MediaIntake,
    private readonly media: MediaRepository,
    private readonly images: ImageServer,
  ) {}

  /**
   * Keeps a file and enters it into the shop's books; the same bytes twice are one file.
   *
   * @throws Refusal `media.too_large`, `media.type_unsupported`, `media.pixels_exceeded`, `media.corrupt`,
   * `media.quota_exceeded`; nothing is stored then
   */
  async store(ctx: Ctx, upload: Upload): Promise<EnteredMedia> {
    const known = await this.database.withTenant(ctx, async (tx) => {
      await this.refuseOverQuota(tx, 0);
      return this.media.byContent(tx, upload.kind, hashOf(upload.bytes));
    });
    return known ?? this.enterOrDiscard(ctx, await this.keep(ctx.tenantId, upload));
  }

  /** Enters what was kept, within the shop's quota; what is refused or known already is forgotten. */
  async enterOrDiscard(ctx: Ctx, kept: NewMedia): Promise<EnteredMedia> {
    try {
      return await this.database.withTenant(ctx, async (tx) => {
        await this.refuseOverQuota(tx, kept.byteSize);
        return this.enter(tx, kept);
      });
    } catch (error) {
      await this.intake.discard(ctx.tenantId, kept);
      throw error;
    }
  }

  /** The first half of {@link store}, to be done before a transaction: checks the bytes and puts them in place. */
  keep(tenantId: string, upload: Upload): Promise<NewMedia> {
    return this.intake.keep(tenantId, upload);
  }

  /** The second half: the file exists once this transaction commits. Emits `media.uploaded`. */
  async enter(tx: TenantTx, kept: NewMedia): Promise<EnteredMedia> {
    const { storageKey, ...entered } = await this.media.insert(tx, kept);
    if (storageKey === kept.storageKey) tx.emit('media.uploaded', entered.id, { mediaId: entered.id });
    else tx.emit('media.discarded', entered.id, { storageKey: kept.storageKey });
    return entered;
  }

  /** Another or the same file that was made of these bytes, by id; null when they are new. */
  async twinOf(tx: TenantTx, kept: NewMedia): Promise<string | null> {
    return (await this.media.byContent(tx, kept.kind, kept.contentHash))?.id ?? null;
  }

  /** How much the shop stores and may store, and how large a file may be; in bytes. */
  async totals(tx: TenantTx) {
    const { quotaBytes, maxFileBytes } = this.config.media;
    return { ...(await this.media.totals(tx)), quotaBytes, maxFileBytes, maxImageBytes };
  }

  /** @throws Refusal `media.quota_exceeded` when `byteSize` more do not fit */
  async refuseOverQuota(tx: TenantTx, byteSize: number): Promise<void> {
    const { quotaBytes } = this.config.media;
    const { storedBytes } = await this.media.totals(tx);
    if (storedBytes + byteSize > quotaBytes) throw new Refusal('media.quota_exceeded', { storedBytes, quotaBytes });
  }

  /**
   * Draws the derivatives most visitors ask for ahead of the first of them; the others are drawn on demand. Deleted
   * pictures and private files are ignored. What cannot be drawn is marked as failed.
   */
  async deriveAhead(ctx: Ctx, mediaId: string): Promise<void> {
    const record = await this.database.withTenant(ctx, (tx) => this.media.byId(tx, mediaId));
    if (record?.kind !== 'image' || record.width === null) return;
    const { storageKey } = record;
    const settle = (state: 'ready' | 'failed') =>
      this.database.withTenant(ctx, (tx) => this.media.settle(tx, mediaId, storageKey, state));
    try {
      for (const width of widthsFor(record.width).filter((offered) => drawnAhead.has(offered))) {
        await this.images.bytesOf({ tenantId: ctx.tenantId, storageKey, width, format: imageFormats[0] });
      }
    } catch (error) {
      await settle('failed');
      throw error;
    }
    await settle('ready');
  }

  /** Deletes the bytes of a file that is in no books; does nothing while one is. Safe to repeat. */
  async discard(ctx: Ctx, storageKey: string): Promise<void> {
    const record = await this.database.withTenant(ctx, (tx) => this.media.byKey(tx, storageKey));
    if (!record) await this.images.forget(ctx.tenantId, storageKey);
  }
}
