import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ProductFactsReader } from '../catalog/index.js';
import type { ReadingContext } from './draft/draft.js';
import type { Shelves } from './plan/stock.plan.js';

const locationSchema = z.object({ id: z.string(), name: z.string(), isDefault: z.boolean() });

/** What an import needs to know of its shop. */
@Injectable()
export class ImportShopReader {
  constructor(private readonly facts: ProductFactsReader) {}

  /** @param chosenId where counts without a location go; null: the default one. @throws Refusal `location.not_found` */
  async shelves(tx: TenantTx, chosenId: string | null): Promise<Shelves> {
    const locations = await this.locations(tx);
    const chosen = locations.find(({ id, isDefault }) => (chosenId === null ? isDefault : id === chosenId));
    if (!chosen) throw new Refusal('location.not_found');
    return { chosenId: chosen.id, idOfName: new Map(locations.map(({ id, name }) => [name, id])) };
  }

  /** Locations of the shop, the default one first. */
  locations(tx: TenantTx): Promise<z.infer<typeof locationSchema>[]> {
    return tx.rows(locationSchema, {
      name: 'import.locations',
      text: `SELECT id, name, is_default AS "isDefault" FROM locations WHERE tenant_id = $1 AND is_active ORDER BY is_default DESC, position, name, id`,
      values: [tx.tenantId],
    });
  }

  /** What reading rows needs; see {@link ReadingContext}. */
  async readingContext(tx: TenantTx, ctx: Ctx, blanks: ReadingContext['blanks']): Promise<ReadingContext> {
    const [definitions, locations] = await Promise.all([this.facts.fieldDefinitions(tx), this.locations(tx)]);
    return {
      currency: ctx.shop.currency,
      blanks,
      customFields: new Map(definitions.map(({ key, kind }) => [key, kind])),
      locations: new Set(locations.map(({ name }) => name)),
    };
  }
}
