import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { imageFormats, type Image } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { ImageServer } from './image.server.js';
import { originalKey, widthsFor } from './media.keys.js';
import { MediaRepository, type NewMedia } from './media.repository.js';
import { readMaster } from './picture.js';

/** A file to keep. `image`: shown to everybody, its content is checked. `file`: private, handed out by signed links only. */
export interface Upload {
  readonly kind: 'image' | 'file';
  readonly bytes: Buffer;
  readonly fileName: string;
  /** What a screen reader says; empty for decoration. */
  readonly alt: string;
}

/** Widths of cards and of product pages on phones. Drawing all of them for a whole import would keep a core busy for minutes. */
const drawnAhead: ReadonlySet<number> = new Set([480, 960]);

const maxBytes = { image: 20 * 1024 * 1024, file: 200 * 1024 * 1024 } as const;

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'application/pdf'],
  ['PK\u0003\u0004', 'application/zip'],
  ['ID3', 'audio/mpeg'],
];
const sniff = (bytes: Buffer): string =>
  signatures.find(([start]) => bytes.subarray(0, start.length).toString('latin1') === start)?.[1] ??
  'application/octet-stream';

/** Files of a shop. */
@Injectable()
export class MediaService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly media: MediaRepository,
    private readonly images: ImageServer,
  ) {}

  /**
   * Keeps a file and enters it into the shop's books; the same bytes twice are one file.
   *
   * @returns its id, and the picture as the contract shows it (null for private files)
   * @throws Refusal `request.too_large` (pictures over 20 MB, files over 200 MB), `request.unsupported_media_type`
   */
  async store(ctx: Ctx, upload: Upload): Promise<{ id: string; image: Image | null }> {
    const kept = await this.keep(ctx.tenantId, upload);
    return this.database.withTenant(ctx, (tx) => this.enter(tx, kept));
  }

  /** The first half of {@link store}, to be done before a transaction: checks the bytes and puts them in place. */
  async keep(tenantId: string, { kind, bytes, fileName, alt }: Upload): Promise<NewMedia> {
    if (bytes.length > maxBytes[kind]) throw new Refusal('request.too_large');
    const master = kind === 'image' ? await readMaster(bytes) : null;
    const content = master?.bytes ?? bytes;
    const contentType = master?.contentType ?? sniff(bytes);
    const storageKey = createHash('sha256').update(content).digest('hex').slice(0, 40);
    await this.storage.put(originalKey(tenantId, storageKey), content, contentType);
    const size = { width: master?.width ?? null, height: master?.height ?? null, color: master?.color ?? null };
    return { kind, storageKey, fileName, contentType, byteSize: content.length, alt, ...size };
  }

  /** The second half: the file exists once this transaction commits. Emits `media.uploaded`. */
  async enter(tx: TenantTx, kept: NewMedia): Promise<{ id: string; image: Image | null }> {
    const entered = await this.media.insert(tx, kept);
    tx.emit('media.uploaded', entered.id, { mediaId: entered.id });
    return entered;
  }

  /**
   * Draws the derivatives most visitors ask for ahead of the first of them; the others are drawn on demand. Deleted
   * pictures and private files are ignored.
   */
  async deriveAhead(ctx: Ctx, mediaId: string): Promise<void> {
    const record = await this.database.withTenant(ctx, (tx) => this.media.byId(tx, mediaId));
    if (record?.kind !== 'image' || record.width === null) return;
    const { storageKey } = record;
    for (const width of widthsFor(record.width).filter((offered) => drawnAhead.has(offered))) {
      await this.images.bytesOf({ tenantId: ctx.tenantId, storageKey, width, format: imageFormats[0] });
    }
  }
}
