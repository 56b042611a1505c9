import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { DrawingSlots } from './drawing.slots.js';
import { allKeys, derivativeKey, originalKey, widthsFor } from './media.keys.js';
import { MediaRepository } from './media.repository.js';
import { derive, type ImageFormat } from './picture.js';

/** A derivative by everything that names it. */
export interface ImageRequest {
  readonly tenantId: string;
  readonly storageKey: string;
  readonly width: number;
  readonly format: ImageFormat;
}

const keptBytes = 32 * 1024 * 1024;

/** Serves pictures in the sizes browsers ask for; each is drawn once, on first demand or by the `derive-media` job. */
@Injectable()
export class ImageServer {
  readonly #recent = new LRUCache<string, Buffer>({
    maxSize: keptBytes,
    sizeCalculation: (bytes) => bytes.length + 200,
  });
  readonly #drawing = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly media: MediaRepository,
    private readonly slots: DrawingSlots,
  ) {}

  /** @throws Refusal `media.not_found` for a shop, picture or width that is not there; Fault when too many wait already */
  async bytesOf(request: ImageRequest): Promise<Buffer> {
    const key = derivativeKey(request.tenantId, request.storageKey, request.width, request.format);
    const recent = this.#recent.get(key);
    if (recent) return recent;
    const running = this.#drawing.get(key) ?? this.#start(key, request);
    return running;
  }

  /** Deletes a picture's bytes in every size. */
  async forget(tenantId: string, storageKey: string): Promise<void> {
    for (const key of allKeys(tenantId, storageKey)) {
      this.#recent.delete(key);
      await this.storage.delete(key);
    }
  }

  #start(key: string, request: ImageRequest): Promise<Buffer> {
    const running = this.#load(key, request).finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, running);
    return running;
  }

  async #load(key: string, request: ImageRequest): Promise<Buffer> {
    const bytes = (await this.storage.exists(key)) ? await this.storage.get(key) : await this.#draw(key, request);
    this.#recent.set(key, bytes);
    return bytes;
  }

  async #draw(key: string, { tenantId, storageKey, width, format }: ImageRequest): Promise<Buffer> {
    const record = await this.database.withTenant({ tenantId }, (tx) => this.media.byKey(tx, storageKey));
    const isOffered = record?.kind === 'image' && record.width !== null && widthsFor(record.width).includes(width);
    if (!isOffered) throw new Refusal('media.not_found');
    return this.slots.run(async () => {
      const bytes = await derive(await this.storage.get(originalKey(tenantId, storageKey)), width, format);
      await this.storage.put(key, bytes, `image/${format}`);
      return bytes;
    });
  }
}
