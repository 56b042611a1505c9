import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ExportInput, ProductExport } from '@smallshop/contract';
import { z } from 'zod';
import { Tokens } from '../../../plumbing/auth/tokens.js';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../../plumbing/cursor.js';
import { Database } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { Storage } from '../../../plumbing/storage/storage.js';
import { ExportRepository, type ExportRecord } from './export.repository.js';

const linkMs = 3_600_000;
const linkSchema = z.object({ tenantId: z.string(), exportId: z.string() });
const position = z.tuple([z.iso.datetime(), z.guid()]);

/** A file on its way to a browser. */
export interface ExportedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly byteSize: number;
  readonly stream: Readable;
}

/** Exports of products: asked for here, written by a worker, fetched by a signed link. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly exports: ExportRepository,
    private readonly storage: Storage,
    private readonly tokens: Tokens,
  ) {}

  async ask(ctx: Ctx, input: ExportInput): Promise<ProductExport> {
    authorise(ctx, 'catalog.read');
    const id = uuidv7(ctx.now);
    const { format, filter, includeIds } = input;
    const day = ctx.now.toISOString().slice(0, 10);
    const fileName = `${ctx.shop.slug}-products-${day}.${format === 'jsonl' ? 'jsonl' : 'csv'}`;
    const storageKey = `${ctx.tenantId}/exports/${id}`;
    return this.database.withTenant(ctx, async (tx) => {
      await this.exports.insert(tx, {
        id,
        format,
        filter,
        includeIds,
        fileName,
        storageKey,
        createdBy: actorName(ctx),
      });
      tx.emit('export.asked', id, { exportId: id });
      return this.#present(ctx, await this.exports.find(tx, id));
    });
  }

  /** Newest first. */
  async list(ctx: Ctx, query: { readonly limit: number; readonly cursor?: string | undefined }) {
    authorise(ctx, 'catalog.read');
    const after = decodeCursor(position, query.cursor);
    const records = await this.database.withTenant(ctx, (tx) => this.exports.list(tx, after, query.limit + 1));
    return cutPage(records, query.limit, {
      position: ({ createdAt, id }) => [createdAt.toISOString(), id],
      item: (record) => this.#present(ctx, record),
    });
  }

  /** @throws Refusal `export.not_found` */
  async get(ctx: Ctx, exportId: string): Promise<ProductExport> {
    authorise(ctx, 'catalog.read');
    return this.#present(ctx, await this.database.withTenant(ctx, (tx) => this.exports.find(tx, exportId)));
  }

  /** @throws Refusal `export.not_found` for a link that is forged, expired, of another shop, or whose file is gone */
  async open(ctx: Ctx, token: string): Promise<ExportedFile> {
    const link = this.tokens.verifyLink('export', linkSchema, token, ctx.now);
    if (link?.tenantId !== ctx.tenantId) throw new Refusal('export.not_found');
    const record = await this.database.withTenant(ctx, (tx) => this.exports.find(tx, link.exportId));
    if (record?.state !== 'ready' || record.byteSize === null) throw new Refusal('export.not_found');
    const contentType = record.format === 'jsonl' ? 'application/jsonl; charset=utf-8' : 'text/csv; charset=utf-8';
    const stream = await this.storage.stream(record.storageKey);
    return { fileName: record.fileName, contentType, byteSize: record.byteSize, stream };
  }

  #present(ctx: Ctx, record: ExportRecord | null): ProductExport {
    if (!record) throw new Refusal('export.not_found');
    const { id, format, fileName, state, products, total, byteSize, createdBy, createdAt, finishedAt } = record;
    return {
      ...{ id, format, fileName, state, products, total, byteSize, createdBy },
      downloadUrl: state === 'ready' ? this.#linkTo(ctx, id) : null,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    };
  }

  #linkTo(ctx: Ctx, exportId: string): string {
    const expiresAt = new Date(ctx.now.getTime() + linkMs);
    // On the shop's own host: a browser follows it without saying which shop it means.
    return `${ctx.shop.origin}/api/v1/exports/${this.tokens.signLink('export', { tenantId: ctx.tenantId, exportId }, expiresAt)}`;
  }
}
