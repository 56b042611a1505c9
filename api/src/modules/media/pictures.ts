import type { Sharp, SharpOptions } from 'sharp';

type OpenPicture = (bytes: Buffer, options?: SharpOptions) => Sharp;

let opened: Promise<OpenPicture> | undefined;

/** The picture library, loaded for the first picture: a process that draws none does without its memory. */
export const pictures = (): Promise<OpenPicture> => (opened ??= open());

async function open(): Promise<OpenPicture> {
  const { default: sharp } = await import('sharp');
  // Two cores are shared with everything else, and parallel requests fill them anyway.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}
