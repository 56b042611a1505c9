import { imageWidths } from '@smallshop/contract';
import type { ImageFormat } from './picture.js';

/** Where a file's bytes are. `storageKey` is a hash of them: nobody finds a file whose address he was not given. */
export const originalKey = (tenantId: string, storageKey: string): string => `${tenantId}/originals/${storageKey}`;

/** Where a picture's derivative is. */
export const derivativeKey = (tenantId: string, storageKey: string, width: number, format: ImageFormat): string =>
  `${tenantId}/derived/${storageKey}/${width}.${format}`;

/** The widths a picture is offered in: those of the contract up to its own, and always the smallest. */
export const widthsFor = (width: number): number[] =>
  imageWidths.filter((offered, index) => index === 0 || offered <= width);
