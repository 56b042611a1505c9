import sharp, { type Sharp } from 'sharp';
import type { imageFormats } from '@smallshop/contract';
import { Refusal } from '../../plumbing/refusal.js';

// Two cores are shared with everything else, and parallel requests fill them anyway.
sharp.concurrency(1);
sharp.cache(false);

const maxPixels = 50_000_000;
const maxSide = 4_096;
const accepted: readonly string[] = ['jpeg', 'png', 'webp', 'heif', 'tiff', 'gif'];

/** A picture as it is kept: upright, without metadata, at most 4,096 pixels on a side. */
export interface Master {
  readonly bytes: Buffer;
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`. */
  readonly color: string;
}

/** Format of a derivative. */
export type ImageFormat = (typeof imageFormats)[number];

const unreadable = () =>
  new Refusal(
    'request.unsupported_media_type',
    undefined,
    'Send a picture: JPEG, PNG, WebP, AVIF, TIFF or GIF, at most 50 megapixels.',
  );

const refusingUnreadable = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch {
    throw unreadable();
  }
};

async function meanColor(picture: Sharp): Promise<string> {
  const { data } = await picture
    .clone()
    .flatten({ background: '#ffffff' })
    .resize(1, 1, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({
      resolveWithObject: true,
    });
  return `#${[...data.subarray(0, 3)].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Reads a picture by its content, whatever its name says, and drops everything but the pixels (places, cameras, profiles).
 *
 * @throws Refusal `request.unsupported_media_type` for anything but a picture of at most 50 megapixels
 */
export function readMaster(bytes: Buffer): Promise<Master> {
  return refusingUnreadable(async () => {
    const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
    const { format, hasAlpha } = await source.metadata();
    if (!accepted.includes(format)) throw unreadable();
    const upright = source.rotate().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true });
    const encoded = hasAlpha
      ? upright.png({ compressionLevel: 6 })
      : upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const color = await meanColor(sharp(data));
    return {
      bytes: data,
      contentType: hasAlpha ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
      color,
    };
  });
}

/** A master drawn `width` pixels wide, never wider than it is. */
export function derive(master: Buffer, width: number, format: ImageFormat): Promise<Buffer> {
  const sized = sharp(master, { limitInputPixels: maxPixels }).resize({ width, withoutEnlargement: true });
  return format === 'avif'
    ? sized.avif({ quality: 58, effort: 2 }).toBuffer()
    : sized.webp({ quality: 80, effort: 3 }).toBuffer();
}
