import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, localeSchema, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';
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
      .meta({ description: 'A blur to show while loading: 4 × 4 pixels of 5, 6 and 5 bits, base64url; may be empty' }),
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

/** A place that shows or sells a file. */
export const mediaUsageSchema = z
  .strictObject({
    kind: z.enum(['product', 'variant', 'download', 'category', 'collection', 'theme']),
    id: idSchema.nullable().meta({ description: 'Of the product for variants and downloads; null for the theme' }),
    title: z.string(),
  })
  .meta({ id: 'MediaUsage' });
export type MediaUsage = z.infer<typeof mediaUsageSchema>;

/** A file with where it is used, at most 50 places. */
export const mediaDetailSchema = mediaSchema
  .extend({
    usages: z.array(mediaUsageSchema),
    locales: z.array(localeSchema).meta({ description: 'The shop’s languages beside its own' }),
    downloadUrl: z.string().meta({ description: 'The original, by a signed link good for ten minutes' }),
  })
  .meta({ id: 'MediaDetail' });
export type MediaDetail = z.infer<typeof mediaDetailSchema>;

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

const mediaParams = z.strictObject({ id: idSchema });

/** How the library is narrowed and ordered. */
export const mediaListQuery = pageQuery.extend({
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Words of the file name or the alternative text' }),
  kind: mediaKindSchema.optional(),
  usage: z.enum(['used', 'unused']).optional(),
  state: z.enum(['processing', 'ready', 'failed']).optional(),
  sort: z
    .enum(['createdAt', '-createdAt', 'fileName', '-fileName', 'byteSize', '-byteSize'])
    .default('-createdAt')
    .meta({ description: 'Descending with a leading `-`' }),
});
export type MediaListQuery = z.output<typeof mediaListQuery>;

export const mediaListSchema = listOf(mediaSchema);
export type MediaList = z.infer<typeof mediaListSchema>;

export const listMedia = defineOperation({
  id: 'listMedia',
  method: 'GET',
  path: '/admin/media',
  tag: 'Media',
  summary: 'Files of the library',
  access: 'catalog.read',
  query: mediaListQuery,
  response: mediaListSchema,
});

export const getMediaTotals = defineOperation({
  id: 'getMediaTotals',
  method: 'GET',
  path: '/admin/media/totals',
  tag: 'Media',
  summary: 'How much the shop stores, and how much it may',
  access: 'catalog.read',
  response: z
    .strictObject({
      count: z.int().min(0),
      storedBytes: z.int().min(0),
      quotaBytes: z.int().min(1),
      maxImageBytes: z.int().min(1),
      maxFileBytes: z.int().min(1),
    })
    .meta({ id: 'MediaTotals' }),
});

export const getMedia = defineOperation({
  id: 'getMedia',
  method: 'GET',
  path: '/admin/media/{id}',
  tag: 'Media',
  summary: 'A file and where it is used',
  access: 'catalog.read',
  params: mediaParams,
  response: mediaDetailSchema,
  versioned: true,
  refusals: ['media.not_found'],
});

/** What may be changed of a file without sending it again; what is left out stays. */
export const mediaPatch = z.strictObject({
  fileName: fileName.optional(),
  alt: altText.optional(),
  altByLocale: z
    .record(localeSchema, altText)
    .optional()
    .meta({ description: 'Replaces all; languages the shop does not have are refused' }),
  focalX: z.number().min(0).max(1).optional(),
  focalY: z.number().min(0).max(1).optional(),
});
export type MediaPatch = z.output<typeof mediaPatch>;

export const updateMedia = defineOperation({
  id: 'updateMedia',
  method: 'PATCH',
  path: '/admin/media/{id}',
  tag: 'Media',
  summary: 'Change a file’s name, texts or focal point',
  access: 'catalog.write',
  params: mediaParams,
  body: mediaPatch,
  response: mediaDetailSchema,
  versioned: true,
  refusals: ['media.not_found', 'media.locale_unknown'],
});

/** Puts other bytes in a file’s place: same id, same usages, another url. */
export const replaceMedia = defineOperation({
  id: 'replaceMedia',
  method: 'PUT',
  path: '/admin/media/{id}/content',
  tag: 'Media',
  summary: 'Replace a file everywhere it is used',
  access: 'catalog.write',
  consumes: 'application/octet-stream',
  params: mediaParams,
  query: z.strictObject({ fileName: fileName.optional() }),
  response: mediaDetailSchema,
  versioned: true,
  refusals: ['media.not_found', 'media.duplicate', 'request.unsupported_media_type', ...intakeRefusals],
});

export const deriveMedia = defineOperation({
  id: 'deriveMedia',
  method: 'POST',
  path: '/admin/media/{id}/derive',
  tag: 'Media',
  summary: 'Draw a picture’s sizes again',
  access: 'catalog.write',
  params: mediaParams,
  response: mediaDetailSchema,
  status: 202,
  refusals: ['media.not_found'],
});

export const deleteMedia = defineOperation({
  id: 'deleteMedia',
  method: 'DELETE',
  path: '/admin/media/{id}',
  tag: 'Media',
  summary: 'Delete a file that is used nowhere',
  access: 'catalog.write',
  params: mediaParams,
  versioned: true,
  refusals: ['media.not_found', 'media.in_use'],
});

const downloadLimit = z
  .int()
  .min(1)
  .max(1000)
  .nullable()
  .meta({ description: 'For each bought line; null: unlimited' });
const soldBy = idSchema.nullable().meta({ description: 'Null: sold with every variant' });

/** A file that buyers of a digital product may download. */
export const productFileSchema = z
  .strictObject({ media: mediaSchema, variantId: soldBy, downloadLimit })
  .meta({ id: 'ProductFile' });
export type ProductFile = z.infer<typeof productFileSchema>;

const productFilesSchema = z.strictObject({ items: z.array(productFileSchema) });

export const listProductFiles = defineOperation({
  id: 'listProductFiles',
  method: 'GET',
  path: '/admin/products/{id}/files',
  tag: 'Media',
  summary: 'Files that buyers of a product may download',
  access: 'catalog.read',
  params: mediaParams,
  response: productFilesSchema,
  refusals: ['product.not_found'],
});

/** Which files a product is sold with, in their order; replaces all. */
export const productFilesInput = z.strictObject({
  files: z
    .array(
      z.strictObject({
        mediaId: idSchema,
        variantId: soldBy.default(null),
        downloadLimit: downloadLimit.default(null),
      }),
    )
    .max(100),
});
export type ProductFilesInput = z.output<typeof productFilesInput>;

export const setProductFiles = defineOperation({
  id: 'setProductFiles',
  method: 'PUT',
  path: '/admin/products/{id}/files',
  tag: 'Media',
  summary: 'Choose the files that buyers of a product may download',
  access: 'catalog.write',
  params: mediaParams,
  body: productFilesInput,
  response: productFilesSchema,
  refusals: ['product.not_found', 'media.not_found', 'variant.not_found'],
});

/** A file of a bought line. */
export const orderDownloadSchema = z
  .strictObject({
    fileName: z.string(),
    byteSize: z.int().min(1),
    url: z.string().meta({ description: 'Signed, expiring' }),
    remaining: z.int().min(0).nullable().meta({ description: 'Downloads left; null: as many as wanted' }),
  })
  .meta({ id: 'OrderDownload' });
export type OrderDownload = z.infer<typeof orderDownloadSchema>;

/** A file bought as a digital good, by a signed link that expires. Parts of it may be asked for with `Range`. */
export const download = defineOperation({
  id: 'download',
  method: 'GET',
  path: '/downloads/{token}',
  tag: 'Orders',
  summary: 'Download a bought file by its signed link',
  access: 'public',
  params: z.strictObject({ token: z.string().min(16).max(1024) }),
  produces: 'application/octet-stream',
  refusals: ['download.not_found', 'download.limit_reached'],
});
