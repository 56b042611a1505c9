import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { ProductDocuments } from '../catalog/index.js';
import { ShopFinder } from '../tenant/index.js';
import { LanguageRepository } from './language.repository.js';

const batchSize = 200;

/** Makes the documents of a published language, and drops those of one that is not. Safe to repeat at any point. */
@Injectable()
export class LanguageBuilder {
  constructor(
    private readonly database: Database,
    private readonly languages: LanguageRepository,
    private readonly documents: ProductDocuments,
    private readonly finder: ShopFinder,
  ) {}

  /** Brings documents in line with what is decided of the language; ends early when that changes, for then another run follows. */
  async build(ctx: Ctx, locale: string): Promise<void> {
    const begun = await this.database.withTenant(ctx, (tx) => this.languages.lock(tx, locale));
    if (!begun?.isPublished) return this.#drop(ctx, locale);
    if (begun.isReady) return;
    let made: Made | null = { done: 0, last: null };
    while (made) made = await this.#makeBatch(ctx, locale, begun.version, made);
    await this.finder.forget(ctx.tenantId);
  }

  /** @returns where to go on, or null after the last batch */
  #makeBatch(ctx: Ctx, locale: string, version: number, { done, last }: Made): Promise<Made | null> {
    return this.database.withTenant(ctx, async (tx) => {
      const current = await this.languages.lock(tx, locale);
      if (current?.version !== version) return null;
      const ids = await this.languages.nextProducts(tx, last, batchSize);
      if (ids.length > 0) await this.documents.refresh(tx, ids);
      const isLast = ids.length < batchSize;
      await this.languages.noteProgress(tx, locale, done + ids.length, isLast);
      if (isLast) tx.emit('shop.changed', ctx.tenantId, { isHard: true });
      return isLast ? null : { done: done + ids.length, last: ids.at(-1) ?? null };
    });
  }

  async #drop(ctx: Ctx, locale: string): Promise<void> {
    // The shop's own language is not among the others, and its documents are nobody's to drop.
    if (locale === ctx.shop.locale) return;
    let dropped = batchSize;
    while (dropped === batchSize) {
      dropped = await this.database.withTenant(ctx, async (tx) => {
        const current = await this.languages.lock(tx, locale);
        return current?.isPublished ? 0 : this.languages.dropDocuments(tx, locale, batchSize);
      });
    }
  }
}

interface Made {
  readonly done: number;
  readonly last: string | null;
}
