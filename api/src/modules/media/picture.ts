import type { Sharp } from 'sharp';
import type { imageFormats } from '@smallshop/contract';
import { Refusal } from '../../plumbing/refusal.js';
import { pictures } from './pictures.js';
import { headBytes, isPicture, looksLikeSvg } from './sniff.js';

const maxPixels = 50_000_000;
const maxSide = 4_096;

/** A picture as it is kept: upright, without metadata, at most 4,096 pixels on a side; of an animation, its first frame. */
export interface Master {
  readonly bytes: Buffer;
  readonly contentType: 'image/jpeg' | 'image/png';
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
function refuseOthers(bytes: Buffer): void {
  const head = bytes.subarray(0, headBytes);
  if (isPicture(head)) return;
  throw new Refusal('media.type_unsupported', undefined, looksLikeSvg(head) ? svgSentence : undefined);
}

/** Width and height are read from the header: a small file that unpacks to a huge picture is never unpacked. */
async function refuseTooManyPixels(source: Sharp): Promise<boolean> {
  const { width, height, hasAlpha } = await source.metadata();
  if (width * height <= maxPixels) return hasAlpha;
  throw new Refusal('media.pixels_exceeded', { pixels: width * height, limitPixels: maxPixels });
}

/** Averages of four by four fields of the picture on white, three bytes each. */
async function fieldsOf(picture: Buffer): Promise<Buffer> {
  const sharp = await pictures();
  const white = sharp(picture).flatten({ background: '#ffffff' });
  return white.resize(4, 4, { fit: 'fill' }).removeAlpha().raw().toBuffer();
}

function meanColor(fields: Buffer): string {
  const sums = [0, 0, 0];
  for (const [index, value] of fields.entries()) sums[index % 3] = (sums[index % 3] ?? 0) + value;
  return `#${sums
    .map((sum) =>
      Math.round((sum * 3) / fields.length)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Two bytes a pixel: five bits of red, six of green, five of blue. */
function blurOf(fields: Buffer): string {
  const packed = Buffer.alloc(32);
  for (let pixel = 0; pixel < 16; pixel += 1) {
    const [red = 0, green = 0, blue = 0] = fields.subarray(pixel * 3, pixel * 3 + 3);
    const bits =
      (Math.round((red * 31) / 255) << 11) | (Math.round((green * 63) / 255) << 5) | Math.round((blue * 31) / 255);
    packed.writeUInt16BE(bits, pixel * 2);
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
  refuseOthers(bytes);
  const sharp = await pictures();
  try {
    const source = sharp(bytes, { limitInputPixels: maxPixels * 2, failOn: 'error' });
    const hasAlpha = await refuseTooManyPixels(source);
    const upright = source.rotate().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true });
    const encoded = hasAlpha
      ? upright.png({ compressionLevel: 6 })
      : upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const fields = await fieldsOf(data);
    const contentType = hasAlpha ? 'image/png' : 'image/jpeg';
    const { width, height } = info;
    return { bytes: data, contentType, width, height, color: meanColor(fields), placeholder: blurOf(fields) };
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
