import { Injectable } from '@nestjs/common';
import type { TranslatableKind } from '@smallshop/contract';
import type { TenantScope, TenantTx } from '../../plumbing/db/database.js';
import { ProductDocuments } from '../catalog/index.js';
import { MediaLibrary } from '../media/index.js';
import { PricingService } from '../pricing/index.js';
import type { RecordKey } from './translatable.kinds.js';
import { TranslationRepository } from './translation.repository.js';

const staleBatch = 500;

/** Has pages follow what was translated. */
@Injectable()
export class TranslationNews {
  constructor(
    private readonly documents: ProductDocuments,
    private readonly translations: TranslationRepository,
    private readonly media: MediaLibrary,
    private readonly pricing: PricingService,
  ) {}

  async announce(tx: TenantTx, { kind, id }: RecordKey): Promise<void> {
    switch (kind) {
      case 'product':
        for (const change of await this.documents.refresh(tx, [id])) tx.emit('product.changed', id, change);
        return;
      case 'category':
        return this.#tellOfCategory(tx, id);
      case 'collection':
        return tx.emit('collection.changed', id, { collectionId: id, rulesChanged: false });
      case 'page':
        return tx.emit('content.changed', id, { tags: [`page:${id}`, 'pages'] });
      case 'menu':
        return tx.emit('content.changed', id, { tags: [`menu:${await this.translations.handleOf(tx, id)}`] });
      case 'storefront':
        return tx.emit('shop.changed', tx.tenantId, { isHard: false });
      case 'custom_field':
        return tx.emit('custom_field.changed', id, {});
      case 'shipping_method':
        // Only drawn for one buyer at a time: `settle` is enough.
        return;
      case 'media':
        return this.media.announce(tx, id);
    }
  }

  /** What can be told only once the change is committed. */
  async settle({ tenantId }: TenantScope, kind: TranslatableKind): Promise<void> {
    if (kind === 'shipping_method') await this.pricing.forget(tenantId);
  }

  /** Products are shown with the names of their categories. */
  async #tellOfCategory(tx: TenantTx, id: string): Promise<void> {
    tx.emit('category.changed', id, { categoryId: id });
    const productIds = await this.translations.productsIn(tx, id);
    for (let start = 0; start < productIds.length; start += staleBatch) {
      tx.emit('products.stale', id, { productIds: productIds.slice(start, start + staleBatch) });
    }
  }
}
