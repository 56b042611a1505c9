import type { Sharp } from 'sharp';
import type { imageFormats } from '@smallshop/contract';
import { Refusal } from '../../plumbing/refusal.js';
import { pictures } from './pictures.js';
import { headBytes, looksLikeSvg, pictureFormatOf, type PictureFormat } from './sniff.js';

const maxPixels = 50_000_000;
const maxSide = 4_096;

/** A picture as it is kept: upright, without metadata, at most 4,096 pixels on a side; of an animation, its first frame. */
export interface Master {
  readonly bytes: Buffer;
  readonly contentType: 'image/jpeg' | 'image/png';
  /** What it was sent as. */
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`. */
  readonly color: string;
  /** As the contract's Image has it. */
  readonly placeholder: string;
}

/** Format of a derivative. */
export type ImageFormat = (typeof imageFormats)[number];

const svgSentence = 'Drawings in SVG can carry scripts and are not kept; export it as a PNG and send that.';

/** @throws Refusal `media.type_unsupported` for anything but a picture we keep */
function formatOf(bytes: Buffer): PictureFormat {
  const head = bytes.subarray(0, headBytes);
  const format = pictureFormatOf(head);
  if (format) return format;
  throw new Refusal('media.type_unsupported', undefined, looksLikeSvg(head) ? svgSentence : undefined);
}

/** Width and height are read from the header: a small file that unpacks to a huge picture is never unpacked. */
async function refuseTooManyPixels(source: Sharp): Promise<boolean> {
  const { width, height, hasAlpha } = await source.metadata();
  if (width * height <= maxPixels) return hasAlpha;
  throw new Refusal('media.pixels_exceeded', { pixels: width * height, limitPixels: maxPixels });
}

/** Averages of `side` × `side` fields of the picture on white, three bytes each. */
async function fieldsOf(picture: Buffer, side: number): Promise<Buffer> {
  const sharp = await pictures();
  return sharp(picture)
    .flatten({ background: '#ffffff' })
    .resize(side, side, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
}

async function meanColor(picture: Buffer): Promise<string> {
  return `#${(await fieldsOf(picture, 1)).subarray(0, 3).toString('hex')}`;
}

/** Two channels of four bits share a byte. */
async function blurOf(picture: Buffer): Promise<string> {
  const channels = await fieldsOf(picture, 4);
  const packed = Buffer.alloc(24);
  for (const [index, channel] of channels.entries()) {
    const bits = Math.round(channel / 17);
    packed[index >> 1] = (packed[index >> 1] ?? 0) | (index % 2 === 0 ? bits << 4 : bits);
  }
  return packed.toString('base64url');
}

/**
 * Reads a picture by its content, whatever its name says, and draws it anew: nothing but its pixels is kept (no places, cameras
 * or profiles, nothing hidden behind them).
 *
 * @throws Refusal `media.type_unsupported`, `media.pixels_exceeded` over 50 megapixels, `media.corrupt`
 */
export async function readMaster(bytes: Buffer): Promise<Master> {
  const format = formatOf(bytes);
  const sharp = await pictures();
  try {
    const source = sharp(bytes, { limitInputPixels: maxPixels * 2, failOn: 'error' });
    const hasAlpha = await refuseTooManyPixels(source);
    const upright = source.rotate().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true });
    const encoded = hasAlpha
      ? upright.png({ compressionLevel: 6 })
      : upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const [color, placeholder] = [await meanColor(data), await blurOf(data)];
    const contentType = hasAlpha ? 'image/png' : 'image/jpeg';
    return { bytes: data, contentType, format, width: info.width, height: info.height, color, placeholder };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw isTooLarge(error)
      ? new Refusal('media.pixels_exceeded', { limitPixels: maxPixels })
      : new Refusal('media.corrupt');
  }
}

const isTooLarge = (error: unknown): boolean => error instanceof Error && error.message.includes('exceeds pixel limit');

/** A master drawn `width` pixels wide, never wider than it is. */
export async function derive(master: Buffer, width: number, format: ImageFormat): Promise<Buffer> {
  const sharp = await pictures();
  const sized = sharp(master, { limitInputPixels: maxPixels }).resize({ width, withoutEnlargement: true });
  return format === 'avif'
    ? sized.avif({ quality: 58, effort: 2 }).toBuffer()
    : sized.webp({ quality: 80, effort: 3 }).toBuffer();
}
