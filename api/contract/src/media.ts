import { z } from 'zod';
import { idSchema } from './primitives.js';
import { defineOperation } from './operation.js';

/** Widths, in CSS pixels × density, that the media pipeline derives. Wider than the master is never offered. */
export const imageWidths = [160, 320, 480, 640, 960, 1280, 1920] as const;

/** Formats of every derivative, best first. */
export const imageFormats = ['avif', 'webp'] as const;

/**
 * A picture. Derivatives live at `<url>/<width>.<format>` for each of `imageWidths` up to `width`, immutable for ever:
 * another picture has another url.
 */
export const imageSchema = z
  .strictObject({
    id: idSchema,
    url: z.string().meta({ description: 'Base path below the shop’s host', examples: ['/media/0192…/3f9a…'] }),
    width: z.int().min(1),
    height: z.int().min(1),
    alt: z.string(),
    color: z.string().meta({ description: 'Mean colour, `#rrggbb`, shown while loading' }),
    focalX: z.number().min(0).max(1),
    focalY: z.number().min(0).max(1),
  })
  .meta({ id: 'Image' });
export type Image = z.infer<typeof imageSchema>;

/** A file bought as a digital good, by a signed link that expires. */
export const download = defineOperation({
  id: 'download',
  method: 'GET',
  path: '/downloads/{token}',
  tag: 'Orders',
  summary: 'Download a bought file by its signed link',
  access: 'public',
  params: z.strictObject({ token: z.string().min(16).max(1024) }),
  produces: 'application/octet-stream',
  refusals: ['download.not_found'],
});
