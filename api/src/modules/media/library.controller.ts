import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { MediaLibrary } from './media.library.js';
import { MediaUploads } from './media.uploads.js';

const announced = (headers: { readonly 'content-length'?: string | undefined }): number | null =>
  headers['content-length'] === undefined ? null : Number(headers['content-length']);

/** The library of a shop's files, for its staff. */
@Controller()
export class LibraryController {
  constructor(
    private readonly library: MediaLibrary,
    private readonly uploads: MediaUploads,
  ) {}

  @Operate(operations.listMedia)
  async list(@Input() { ctx, query }: InputOf<typeof operations.listMedia>) {
    return rawJson(await this.library.list(ctx, query));
  }

  @Operate(operations.getMediaTotals)
  totals(@Input() { ctx }: InputOf<typeof operations.getMediaTotals>) {
    return this.library.totals(ctx);
  }

  @Operate(operations.getMedia)
  get(@Input() { ctx, params }: InputOf<typeof operations.getMedia>) {
    return this.library.get(ctx, params.id);
  }

  @Operate(operations.uploadMedia)
  upload(@Input() { ctx, query, upload, headers }: InputOf<typeof operations.uploadMedia>) {
    const { kind, ...named } = query;
    return this.uploads.upload(ctx, kind, { ...named, content: upload, announcedBytes: announced(headers) });
  }

  @Operate(operations.addMediaFromUrl)
  addFromUrl(@Input() { ctx, body }: InputOf<typeof operations.addMediaFromUrl>) {
    return this.uploads.addFromUrl(ctx, body);
  }

  @Operate(operations.updateMedia)
  update(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateMedia>) {
    return this.library.update(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.replaceMedia)
  replace(@Input() { ctx, params, query, upload, headers, ifMatch }: InputOf<typeof operations.replaceMedia>) {
    const arrival = { ...query, content: upload, announcedBytes: announced(headers) };
    return this.uploads.replace(ctx, params.id, arrival, ifMatch);
  }

  @Operate(operations.deriveMedia)
  derive(@Input() { ctx, params }: InputOf<typeof operations.deriveMedia>) {
    return this.library.derive(ctx, params.id);
  }

  @Operate(operations.deleteMedia)
  remove(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.deleteMedia>) {
    return this.library.remove(ctx, params.id, ifMatch);
  }
}
