import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, localeSchema, textLine, timestampSchema, versionSchema } from './primitives.js';
import type { RefusalCode } from './refusal.js';

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
    placeholder: z
      .string()
      .default('')
      .meta({ description: 'A blur to show while loading: 4 × 4 pixels, 4 bits a channel, base64url; may be empty' }),
    focalX: z.number().min(0).max(1).meta({ description: 'What must stay in view when cut: 0 left, 1 right' }),
    focalY: z.number().min(0).max(1).meta({ description: '0 top, 1 bottom' }),
  })
  .meta({ id: 'Image' });
export type Image = z.infer<typeof imageSchema>;

/** Most bytes of a picture; digital files may be larger, see the installation's settings. */
export const maxImageBytes = 20 * 1024 * 1024;

/** `image`: shown to everybody. `file`: private, sold as a download. */
export const mediaKindSchema = z.enum(['image', 'file']).meta({ id: 'MediaKind' });
export type MediaKind = z.infer<typeof mediaKindSchema>;

const fileName = textLine(200).meta({ description: 'As the person knows it', examples: ['stoneware-mug.jpg'] });
const altText = textLine(500, 0).meta({ description: 'What a screen reader says; empty for decoration' });

/** A file of the shop's library. */
export const mediaSchema = z
  .strictObject({
    id: idSchema,
    kind: mediaKindSchema,
    fileName: z.string(),
    contentType: z.string().meta({ description: 'Found in the content, not believed of the sender' }),
    byteSize: z.int().min(1),
    image: imageSchema.nullable().meta({ description: 'Null for private files' }),
    alt: z.string(),
    altByLocale: z.record(localeSchema, z.string()).meta({ description: 'In the shop’s other languages' }),
    state: z
      .enum(['processing', 'ready', 'failed'])
      .meta({ description: 'Of the sizes most visitors ask for; all are drawn on demand meanwhile' }),
    usageCount: z.int().min(0).meta({ description: 'Places that show or sell it' }),
    version: versionSchema,
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Media' });
export type Media = z.infer<typeof mediaSchema>;

const intakeRefusals: readonly RefusalCode[] = [
  'media.too_large',
  'media.type_unsupported',
  'media.pixels_exceeded',
  'media.corrupt',
  'media.quota_exceeded',
];

/** Keeps a file: the body is its bytes. The same bytes twice are one file, so that repeating an upload is safe. */
export const uploadMedia = defineOperation({
  id: 'uploadMedia',
  method: 'POST',
  path: '/admin/media',
  tag: 'Media',
  summary: 'Upload a picture or a digital file',
  access: 'catalog.write',
  consumes: 'application/octet-stream',
  query: z.strictObject({ fileName, alt: altText.optional(), kind: mediaKindSchema.default('image') }),
  response: mediaSchema,
  status: 201,
  refusals: ['request.unsupported_media_type', ...intakeRefusals],
});

/** Fetches a picture from the web and keeps it. Only public addresses are asked. */
export const addMediaFromUrl = defineOperation({
  id: 'addMediaFromUrl',
  method: 'POST',
  path: '/admin/media/from-url',
  tag: 'Media',
  summary: 'Add a picture from a web address',
  access: 'catalog.write',
  body: z.strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .meta({ examples: ['https://example.com/stoneware-mug.jpg'] }),
    alt: altText.default(''),
  }),
  response: mediaSchema,
  status: 201,
  refusals: ['media.address_refused', 'media.fetch_failed', ...intakeRefusals],
});

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
