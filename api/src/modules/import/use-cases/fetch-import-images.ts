import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ProductBatch } from '../../catalog/index.js';
import { RemoteImages } from '../../media/index.js';
import { ImportImageRepository, type FetchedImage, type WaitingImage } from '../import-image.repository.js';

/** Pictures fetched at once: few enough to be a polite visitor. */
const atOnce = 8;
const batchesOfSlice = 20;

/** Fetches the pictures of an import and puts them on its products. A picture that cannot be had fails alone. */
@Injectable()
export class FetchImportImages {
  constructor(
    private readonly database: Database,
    private readonly images: ImportImageRepository,
    private readonly remote: RemoteImages,
    private readonly products: ProductBatch,
  ) {}

  /** Works through some batches, and asks for the next slice when pictures are left. Safe to run twice. */
  async continue(ctx: Ctx, importId: string): Promise<void> {
    for (let batch = 0; batch < batchesOfSlice; batch += 1) {
      const waiting = await this.database.withTenant(ctx, (tx) => this.images.waiting(tx, importId, atOnce));
      if (waiting.length === 0) return;
      const fetched = await Promise.all(waiting.map((image) => this.#fetch(ctx, image)));
      await this.#settle(ctx, importId, waiting, fetched);
    }
    await this.database.withTenant(ctx, async (tx) => tx.emit('import.images_waiting', importId, { importId }));
  }

  async #fetch(ctx: Ctx, { id, url, alt, knownMediaId }: WaitingImage): Promise<FetchedImage> {
    if (knownMediaId !== null) return { id, url, mediaId: knownMediaId, reason: '' };
    try {
      const media = await this.remote.fetch(ctx, url, alt);
      return { id, url, mediaId: media.id, reason: '' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const told = error.details?.reason;
      return { id, url, mediaId: null, reason: typeof told === 'string' ? told : error.message };
    }
  }

  async #settle(
    ctx: Ctx,
    importId: string,
    waiting: readonly WaitingImage[],
    fetched: readonly FetchedImage[],
  ): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      const additions = waiting.flatMap(({ productId, position, variantIds }, index) => {
        const mediaId = fetched[index]?.mediaId ?? null;
        return mediaId === null ? [] : [{ productId, mediaId, position, variantIds }];
      });
      const added = additions.length > 0 ? await this.products.addPictures(tx, additions) : [];
      await this.images.settle(tx, importId, fetched, added);
    });
  }
}
