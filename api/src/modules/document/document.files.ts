import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Ctx } from '../../plumbing/context.js';
import { Storage } from '../../plumbing/storage/storage.js';
import type { DocumentRecord } from './document.repository.js';
import { drawDocuments } from './pdf.document.js';

/** The PDFs of documents: drawn once, then kept as they are. */
@Injectable()
export class DocumentFiles {
  constructor(private readonly storage: Storage) {}

  /** The file of a document; drawn now if nobody asked for it before. */
  async open(ctx: Pick<Ctx, 'tenantId'>, document: DocumentRecord): Promise<{ stream: Readable; byteSize: number }> {
    const key = `${ctx.tenantId}/documents/${document.id}.pdf`;
    const kept = await this.storage.stat(key);
    const byteSize =
      kept?.byteSize ?? (await this.storage.putStream(key, drawDocuments([document.content]), 'application/pdf'));
    return { stream: await this.storage.stream(key), byteSize };
  }
}
