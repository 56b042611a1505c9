import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Media, MediaDetail, MediaKind } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { LibraryRepository } from './library.repository.js';
import { readAtMost } from './measured.file.js';
import { MediaIntake } from './media.intake.js';
import { MediaLibrary } from './media.library.js';
import type { NewMedia } from './media.repository.js';
import { MediaService } from './media.service.js';
import { RemoteImages } from './remote-image.service.js';

/** A file as it arrives. */
export interface Arrival {
  readonly fileName: string;
  readonly alt?: string | undefined;
  readonly content: Readable;
  /** What the sender says it will be; null when it does not say. */
  readonly announcedBytes: number | null;
}

/** Files that staff send, or have fetched. */
@Injectable()
export class MediaUploads {
  constructor(
    private readonly database: Database,
    private readonly repository: LibraryRepository,
    private readonly library: MediaLibrary,
    private readonly media: MediaService,
    private readonly intake: MediaIntake,
    private readonly remote: RemoteImages,
  ) {}

  /**
   * Keeps a file that streams in.
   *
   * @throws Refusal `media.too_large`, `media.type_unsupported`, `media.pixels_exceeded`, `media.corrupt`,
   * `media.quota_exceeded`; nothing is stored then
   */
  async upload(ctx: Ctx, kind: MediaKind, arrival: Arrival): Promise<Media> {
    authorise(ctx, 'catalog.write');
    await this.#refuseEarly(ctx, kind, arrival);
    if (kind === 'file') {
      const kept = await this.intake.keepFile(ctx.tenantId, { alt: '', ...arrival });
      return this.library.present(ctx, (await this.media.enterOrDiscard(ctx, kept)).id);
    }
    const { fileName, alt = '', content } = arrival;
    const bytes = await readAtMost(content, this.intake.limitOf(kind));
    return this.library.present(ctx, (await this.media.store(ctx, { kind, bytes, fileName, alt })).id);
  }

  /** Keeps a picture of the web. @throws Refusal those of {@link RemoteImages.fetch} */
  async addFromUrl(ctx: Ctx, { url, alt }: { url: string; alt: string }): Promise<Media> {
    authorise(ctx, 'catalog.write');
    return this.library.present(ctx, (await this.remote.fetch(ctx, url, alt)).id);
  }

  /**
   * Puts other bytes in a file's place: same id and usages, another address.
   *
   * @throws Refusal as {@link upload}; `media.not_found`, `media.duplicate` with { mediaId } when another file has these bytes,
   * `precondition.failed`; the file stays as it was then
   */
  async replace(
    ctx: Ctx,
    mediaId: string,
    arrival: Omit<Arrival, 'fileName'> & { fileName?: string | undefined },
    ifMatch: number | null,
  ): Promise<MediaDetail> {
    authorise(ctx, 'catalog.write');
    const before = await this.database.withTenant(ctx, (tx) => this.library.lock(tx, mediaId, ifMatch));
    await this.#refuseEarly(ctx, before.kind, arrival);
    const named = { fileName: before.fileName, alt: '', ...arrival };
    const kept = await this.#keep(ctx, before.kind, { ...named, fileName: arrival.fileName ?? before.fileName });
    try {
      await this.database.withTenant(ctx, (tx) => this.#put(tx, mediaId, kept, ifMatch));
    } catch (error) {
      await this.intake.discard(ctx.tenantId, kept);
      throw error;
    }
    return this.library.get(ctx, mediaId);
  }

  async #put(tx: TenantTx, mediaId: string, kept: NewMedia, ifMatch: number | null): Promise<void> {
    const { storageKey } = await this.library.lock(tx, mediaId, ifMatch);
    const twin = await this.media.twinOf(tx, kept);
    if (twin !== null && twin !== mediaId) throw new Refusal('media.duplicate', { mediaId: twin });
    await this.media.refuseOverQuota(tx, kept.byteSize);
    await this.repository.replace(tx, mediaId, kept);
    await this.library.discard(tx, mediaId, storageKey);
    tx.emit('media.uploaded', mediaId, { mediaId });
    await this.library.announce(tx, mediaId);
  }

  async #keep(ctx: Ctx, kind: MediaKind, arrival: Arrival & { readonly alt: string }): Promise<NewMedia> {
    if (kind === 'file') return this.intake.keepFile(ctx.tenantId, arrival);
    const bytes = await readAtMost(arrival.content, this.intake.limitOf(kind));
    return this.intake.keep(ctx.tenantId, { kind, bytes, fileName: arrival.fileName, alt: '' });
  }

  /** Before the first byte is read: nobody should wait for an upload that cannot end well. */
  async #refuseEarly(ctx: Ctx, kind: MediaKind, { announcedBytes }: Pick<Arrival, 'announcedBytes'>): Promise<void> {
    const limitBytes = this.intake.limitOf(kind);
    if (announcedBytes !== null && announcedBytes > limitBytes) throw new Refusal('media.too_large', { limitBytes });
    const expected = kind === 'file' ? (announcedBytes ?? 0) : 0;
    await this.database.withTenant(ctx, (tx) => this.media.refuseOverQuota(tx, expected));
  }
}
