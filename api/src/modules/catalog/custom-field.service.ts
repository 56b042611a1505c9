import { Injectable } from '@nestjs/common';
import type { CustomFieldDefinition, CustomFieldInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, violatedConstraint, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { CustomFieldRepository } from './custom-field.repository.js';

const mostDefinitions = 100;

/** What staff do with custom field definitions. */
@Injectable()
export class CustomFieldService {
  constructor(
    private readonly database: Database,
    private readonly fields: CustomFieldRepository,
  ) {}

  /** All definitions, in the merchant's order. */
  async list(ctx: Ctx): Promise<{ items: CustomFieldDefinition[] }> {
    authorise(ctx, 'catalog.read');
    return { items: await this.database.withTenant(ctx, (tx) => this.fields.all(tx)) };
  }

  /** @throws Refusal `custom_field.key_taken`, `custom_field.too_many` */
  async create(ctx: Ctx, input: CustomFieldInput): Promise<CustomFieldDefinition> {
    authorise(ctx, 'catalog.write');
    return refusingTakenKeys(() =>
      this.database.withTenant(ctx, async (tx) => {
        if ((await this.fields.count(tx)) >= mostDefinitions) throw new Refusal('custom_field.too_many');
        return this.fields.insert(tx, input);
      }),
    );
  }

  /**
   * Replaces a definition; products keep their values, also of choices no longer listed, until somebody changes them.
   *
   * @throws Refusal `custom_field.not_found`, `precondition.failed`, `custom_field.key_taken`; `custom_field.in_use` when key or
   *         kind would change although products have values
   */
  async replace(ctx: Ctx, id: string, input: CustomFieldInput, ifMatch: number | null): Promise<CustomFieldDefinition> {
    authorise(ctx, 'catalog.write');
    return refusingTakenKeys(() =>
      this.database.withTenant(ctx, async (tx) => {
        const before = await this.#lock(tx, id, ifMatch);
        const isOther = before.key !== input.key || before.kind !== input.kind;
        if (isOther && before.productCount > 0) throw inUse(before, 'Its key and kind stay as they are while they do.');
        announce(tx, before);
        return this.fields.replace(tx, id, input);
      }),
    );
  }

  /**
   * Deletes a definition, and with `deleteValues` also what products have of it.
   *
   * @throws Refusal `custom_field.not_found`, `precondition.failed`; `custom_field.in_use` with `details` { productCount }
   */
  async remove(ctx: Ctx, id: string, deleteValues: boolean, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, async (tx) => {
      const before = await this.#lock(tx, id, ifMatch);
      if (before.productCount > 0 && !deleteValues) throw inUse(before, 'Delete their values too, or keep the field.');
      await this.fields.remove(tx, before);
      announce(tx, before);
    });
  }

  /** @throws Refusal `custom_field.not_found` when an id is not the shop's */
  async order(ctx: Ctx, ids: readonly string[]): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, async (tx) => {
      const wanted = [...new Set(ids)];
      if ((await this.fields.order(tx, wanted)) < wanted.length) throw new Refusal('custom_field.not_found');
      tx.emit('custom_field.changed', tx.tenantId, {});
    });
  }

  async #lock(tx: TenantTx, id: string, ifMatch: number | null): Promise<CustomFieldDefinition> {
    const current = await this.fields.lock(tx, id);
    if (!current) throw new Refusal('custom_field.not_found');
    if (ifMatch !== null && ifMatch !== current.version)
      throw new Refusal('precondition.failed', { currentVersion: current.version });
    return current;
  }
}

function inUse({ productCount }: CustomFieldDefinition, advice: string): Refusal {
  const who = productCount === 1 ? 'One product has a value' : `${productCount} products have values`;
  return new Refusal('custom_field.in_use', { productCount }, `${who} of this field. ${advice}`);
}

/** Pages that show values are made anew; of a field nobody uses there are none. */
function announce(tx: TenantTx, { id, productCount }: CustomFieldDefinition): void {
  if (productCount > 0) tx.emit('custom_field.changed', id, {});
}

async function refusingTakenKeys<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) === 'custom_field_definitions_tenant_id_key_key')
      throw new Refusal('custom_field.key_taken');
    throw error;
  }
}
