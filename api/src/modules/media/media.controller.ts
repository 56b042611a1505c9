import { Controller, Get, Param, Res } from '@nestjs/common';
import { imageFormats, imageWidths, operations } from '@smallshop/contract';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  attachment,
  FileAnswer,
  Input,
  Operate,
  rangeOf,
  RedirectAnswer,
  type InputOf,
} from '../../plumbing/http/operate.js';
import { Refusal } from '../../plumbing/refusal.js';
import { DownloadService } from './download.service.js';
import { ImageServer } from './image.server.js';

const addressSchema = z.object({
  tenantId: z.guid().toLowerCase(),
  storageKey: z.string().regex(/^[a-z0-9]{8,64}$/),
  width: z.coerce.number().pipe(z.literal(imageWidths)),
  format: z.enum(imageFormats),
});

const immutable = {
  'cache-control': 'public, max-age=31536000, immutable',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Pictures for browsers, and private files by signed link. */
@Controller()
export class MediaController {
  constructor(
    private readonly images: ImageServer,
    private readonly downloads: DownloadService,
  ) {}

  /** A picture at the address the contract's Image gives; any host may show it, for the key cannot be guessed. */
  @Get('/media/:tenantId/:storageKey/:file')
  async image(
    @Param() { tenantId, storageKey, file = '' }: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const [width, format, ...rest] = file.split('.');
    const address = addressSchema.safeParse({ tenantId, storageKey, width, format });
    if (!address.success || rest.length > 0) throw new Refusal('media.not_found');
    const bytes = await this.images.bytesOf(address.data);
    reply.type(`image/${address.data.format}`).headers(immutable);
    return bytes;
  }

  @Operate(operations.download)
  async download(@Input() { ctx, params, headers }: InputOf<typeof operations.download>) {
    const { file, range } = await this.downloads.find(ctx, params.token, (size) => rangeOf(headers.range, size));
    const link = this.downloads.storeLink(ctx, file, attachment(file.fileName));
    if (link !== null) return new RedirectAnswer(link);
    return new FileAnswer(await this.downloads.open(ctx, file, range), file, range);
  }
}
