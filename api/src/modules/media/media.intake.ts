import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { maxImageBytes } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { DrawingSlots } from './drawing.slots.js';
import { MeasuredFile } from './measured.file.js';
import { newStorageKey, originalKey } from './media.keys.js';
import type { NewMedia } from './media.repository.js';
import { readMaster } from './picture.js';
import { fileTypeOf, pictureName } from './sniff.js';

/** A file to keep, all of it in memory. */
export interface Upload {
  /** `image`: shown to everybody, drawn anew. `file`: private, handed out by signed links only. */
  readonly kind: 'image' | 'file';
  readonly bytes: Buffer;
  readonly fileName: string;
  /** What a screen reader says; empty for decoration. */
  readonly alt: string;
}

/** Checks files by their content and puts their bytes in place; they are in nobody's books yet. */
@Injectable()
export class MediaIntake {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly storage: Storage,
    private readonly slots: DrawingSlots,
  ) {}

  /** Largest file of a kind, in bytes. */
  limitOf(kind: Upload['kind']): number {
    return kind === 'image' ? maxImageBytes : this.config.media.maxFileBytes;
  }

  /** @throws Refusal `media.too_large`, and for pictures those of {@link readMaster}; nothing is stored then */
  async keep(tenantId: string, upload: Upload): Promise<NewMedia> {
    const { kind, bytes, fileName, alt } = upload;
    const limitBytes = this.limitOf(kind);
    if (bytes.length > limitBytes) throw new Refusal('media.too_large', { limitBytes });
    if (kind === 'file') return this.keepFile(tenantId, { fileName, alt, content: Readable.from([bytes]) });
    const master = await this.slots.run(() => readMaster(bytes));
    const storageKey = newStorageKey();
    const { contentType, width, height, color, placeholder } = master;
    await this.storage.put(originalKey(tenantId, storageKey), master.bytes, contentType);
    const name = pictureName(fileName, contentType);
    const size = { byteSize: master.bytes.length, width, height, color, placeholder };
    return { kind, storageKey, contentHash: hashOf(bytes), fileName: name, contentType, alt, ...size };
  }

  /** Keeps a digital file as it streams in. @throws Refusal `media.too_large`, `media.corrupt` for nothing; nothing is stored then */
  async keepFile(
    tenantId: string,
    { fileName, alt, content }: { fileName: string; alt: string; content: Readable },
  ): Promise<NewMedia> {
    const storageKey = newStorageKey();
    const key = originalKey(tenantId, storageKey);
    const measured = new MeasuredFile(this.limitOf('file'));
    await this.storage.putStream(key, measured.read(content), 'application/octet-stream');
    const { byteSize, contentHash, head } = measured.measure();
    if (byteSize === 0) {
      await this.storage.delete(key);
      throw new Refusal('media.corrupt', undefined, 'The file is empty.');
    }
    const picture = { width: null, height: null, color: null, placeholder: '' };
    return {
      kind: 'file',
      storageKey,
      contentHash,
      fileName,
      contentType: fileTypeOf(head),
      byteSize,
      alt,
      ...picture,
    };
  }

  /** Forgets what {@link keep} put in place. */
  async discard(tenantId: string, { storageKey }: Pick<NewMedia, 'storageKey'>): Promise<void> {
    await this.storage.delete(originalKey(tenantId, storageKey));
  }
}

/** SHA-256 of a file's bytes. */
export const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
