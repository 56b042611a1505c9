import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { MediaLibrary } from './media.library.js';

const announced = (headers: { readonly 'content-length'?: string | undefined }): number | null =>
  headers['content-length'] === undefined ? null : Number(headers['content-length']);

/** The library of a shop's files, for its staff. */
@Controller()
export class LibraryController {
  constructor(private readonly library: MediaLibrary) {}

  @Operate(operations.uploadMedia)
  upload(@Input() { ctx, query, upload, headers }: InputOf<typeof operations.uploadMedia>) {
    return this.library.upload(ctx, { ...query, content: upload, announcedBytes: announced(headers) });
  }

  @Operate(operations.addMediaFromUrl)
  addFromUrl(@Input() { ctx, body }: InputOf<typeof operations.addMediaFromUrl>) {
    return this.library.addFromUrl(ctx, body);
  }
}
