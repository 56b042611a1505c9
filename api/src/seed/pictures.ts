import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import type { MediaService } from '../modules/media/index.js';
import type { PictureSeed } from './content/index.js';
import { drawPicture } from './illustration/index.js';

/** A picture in its place, not yet in a shop's books. */
export type KeptPicture = Parameters<MediaService['enter']>[1];

// Drawings are laid out at 72 dots an inch; at four fifths of that products come out 1,280 and wide scenes 1,920 pixels wide,
// which is what the largest frames ask for.
const density = 57.6;

/** Runs `work` over all items, as many at a time as there are cores; answers in order. */
async function inPool<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** What it shows, as a photographer would name the file. */
const nameOf = (alt: string): string => {
  const words = alt.toLowerCase().match(/[a-z0-9]+/g) ?? ['drawing'];
  return `${words.slice(0, 6).join('-')}.jpg`;
};

const keyOf = (seed: PictureSeed): string => JSON.stringify([seed.picture, seed.alt]);

/** Pictures of one shop, each drawn once however often it is shown. */
export class PictureBook {
  private constructor(private readonly kept: ReadonlyMap<string, KeptPicture>) {}

  /** Draws every picture into the shop's files. */
  static async draw(media: MediaService, tenantId: string, seeds: readonly PictureSeed[]): Promise<PictureBook> {
    const distinct = [...new Map(seeds.map((seed) => [keyOf(seed), seed])).entries()];
    const kept = await inPool(distinct, async ([key, { picture, alt }]) => {
      const svg = Buffer.from(drawPicture(picture));
      const bytes = await sharp(svg, { density }).removeAlpha().png({ compressionLevel: 0 }).toBuffer();
      const upload = { kind: 'image', bytes, alt, fileName: nameOf(alt) } as const;
      return [key, await media.keep(tenantId, upload)] as const;
    });
    return new PictureBook(new Map(kept));
  }

  /** @throws Error for a picture that was not among those drawn */
  find(seed: PictureSeed): KeptPicture {
    const picture = this.kept.get(keyOf(seed));
    if (picture === undefined) throw new Error(`A picture was never drawn: ${seed.alt}`);
    return picture;
  }
}
