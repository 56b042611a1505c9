import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../plumbing/context.js';
import { MediaService, type EnteredMedia } from './media.service.js';
import { RemoteImageFetcher } from './remote-image.fetcher.js';

/** Pictures of the web, kept in a shop's library. */
@Injectable()
export class RemoteImages {
  constructor(
    private readonly fetcher: RemoteImageFetcher,
    private readonly media: MediaService,
  ) {}

  /**
   * Fetches a picture and keeps it; the same picture twice is one file. Takes up to 20 seconds: never inside a transaction.
   *
   * @param alt what a screen reader says; empty for decoration
   * @throws Refusal `media.address_refused`, `media.fetch_failed`, and those of {@link MediaService.store}
   */
  async fetch(ctx: Ctx, url: string, alt = ''): Promise<EnteredMedia> {
    const { bytes, fileName } = await this.fetcher.fetch(url);
    return this.media.store(ctx, { kind: 'image', bytes, fileName, alt });
  }
}
