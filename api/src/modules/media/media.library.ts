import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Media, MediaKind } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { LibraryRepository } from './library.repository.js';
import { readAtMost } from './measured.file.js';
import { MediaIntake } from './media.intake.js';
import { MediaService, type EnteredMedia } from './media.service.js';
import { RemoteImages } from './remote-image.service.js';

/** A file as it arrives. */
export interface Arrival {
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly alt?: string | undefined;
  readonly content: Readable;
  /** What the sender says it will be; null when it does not say. */
  readonly announcedBytes: number | null;
}

/** The files of a shop as its staff work with them. */
@Injectable()
export class MediaLibrary {
  constructor(
    private readonly database: Database,
    private readonly library: LibraryRepository,
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
  async upload(ctx: Ctx, arrival: Arrival): Promise<Media> {
    authorise(ctx, 'catalog.write');
    await this.#refuseEarly(ctx, arrival);
    return this.#present(ctx, await this.#take(ctx, arrival));
  }

  /** Keeps a picture of the web. @throws Refusal those of {@link RemoteImages.fetch} */
  async addFromUrl(ctx: Ctx, { url, alt }: { url: string; alt: string }): Promise<Media> {
    authorise(ctx, 'catalog.write');
    return this.#present(ctx, await this.remote.fetch(ctx, url, alt));
  }

  /** Before the first byte is read: nobody should wait for an upload that cannot end well. */
  async #refuseEarly(ctx: Ctx, { kind, announcedBytes }: Arrival): Promise<void> {
    const limitBytes = this.intake.limitOf(kind);
    if (announcedBytes !== null && announcedBytes > limitBytes) throw new Refusal('media.too_large', { limitBytes });
    const expected = kind === 'file' ? (announcedBytes ?? 0) : 0;
    await this.database.withTenant(ctx, (tx) => this.media.refuseOverQuota(tx, expected));
  }

  async #take(ctx: Ctx, { kind, fileName, alt = '', content }: Arrival): Promise<EnteredMedia> {
    if (kind === 'file') {
      return this.media.enterOrDiscard(ctx, await this.intake.keepFile(ctx.tenantId, { fileName, alt, content }));
    }
    const bytes = await readAtMost(content, this.intake.limitOf(kind));
    return this.media.store(ctx, { kind, bytes, fileName, alt });
  }

  async #present(ctx: Ctx, { id }: EnteredMedia): Promise<Media> {
    const media = await this.database.withTenant(ctx, (tx) => this.library.byId(tx, id));
    if (!media) throw new Refusal('media.not_found');
    return media;
  }
}
