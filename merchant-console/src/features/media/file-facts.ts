import { formatBytes } from './format-bytes.js';
import type { Media } from '@smallshop/contract';

const named: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP archive',
  'application/epub+zip': 'E-book',
  'application/octet-stream': 'File',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};

/** Kind, measures and weight of a file in one line: `JPEG · 1,280 × 960 · 312 kB`. */
export function fileFacts({ contentType, image, byteSize }: Pick<Media, 'contentType' | 'image' | 'byteSize'>): string {
  const measures = image ? `${image.width.toLocaleString('en')} × ${image.height.toLocaleString('en')}` : '';
  return [named[contentType] ?? contentType, measures, formatBytes(byteSize)].filter(Boolean).join(' · ');
}
