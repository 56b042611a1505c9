import { randomBytes } from 'node:crypto';
import { imageFormats, imageWidths } from '@smallshop/contract';
import type { ImageFormat } from './picture.js';

/** A name for a file's bytes that nobody can guess: 160 bits of chance. */
export const newStorageKey = (): string => randomBytes(20).toString('hex');

/** Where a file's bytes are. */
export const originalKey = (tenantId: string, storageKey: string): string => `${tenantId}/originals/${storageKey}`;

/** Where a picture's derivative is. */
export const derivativeKey = (tenantId: string, storageKey: string, width: number, format: ImageFormat): string =>
  `${tenantId}/derived/${storageKey}/${width}.${format}`;

/** Every place where bytes of a file may be. */
export const allKeys = (tenantId: string, storageKey: string): string[] => [
  originalKey(tenantId, storageKey),
  ...imageFormats.flatMap((format) => imageWidths.map((width) => derivativeKey(tenantId, storageKey, width, format))),
];

/** The widths a picture is offered in: those of the contract up to its own, and always the smallest. */
export const widthsFor = (width: number): number[] =>
  imageWidths.filter((offered, index) => index === 0 || offered <= width);
