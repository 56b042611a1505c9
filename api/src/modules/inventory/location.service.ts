import { Injectable } from '@nestjs/common';
import type { Location, LocationChange, LocationInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { LocationRepository, type HeldLocation } from './location.repository.js';

/** Places that hold stock. One is the default and stays open. */
@Injectable()
export class LocationService {
  constructor(
    private readonly database: Database,
    private readonly locations: LocationRepository,
  ) {}

  async list(ctx: Ctx): Promise<{ items: Location[] }> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => ({ items: await this.locations.list(tx) }));
  }

  /** @throws Refusal `location.name_taken` */
  create(ctx: Ctx, input: LocationInput, idempotency: IdempotentRequest | null): Promise<Location> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const id = await this.locations.insert(tx, input);
        if (id === null) throw new Refusal('location.name_taken');
        return this.#show(tx, id);
      }),
    );
  }

  /**
   * @throws Refusal `location.not_found`, `location.name_taken`, `precondition.failed`; `location.last` when the default would
   *         be closed or none would be left; `location.in_use` with `details` { units, openTransfers, openCounts } for closing one
   */
  update(ctx: Ctx, id: string, input: LocationChange, ifMatch: number | null): Promise<Location> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      const held = await this.#lock(tx, id);
      if (ifMatch !== null && ifMatch !== held.version) {
        throw new Refusal('precondition.failed', { currentVersion: held.version });
      }
      if (held.isDefault && !(input.isDefault && input.isActive)) throw new Refusal('location.last');
      if (input.isDefault && !input.isActive) throw new Refusal('location.last');
      if (await this.locations.isNameTaken(tx, id, input.name)) throw new Refusal('location.name_taken');
      if (held.isActive && !input.isActive) await this.#refuseInUse(tx, id);
      if (input.isDefault && !held.isDefault) await this.locations.clearDefault(tx);
      await this.locations.update(tx, id, input);
      return this.#show(tx, id);
    });
  }

  /** @throws Refusal `location.not_found`, `location.last`; `location.in_use` once anything was recorded there: close it instead */
  delete(ctx: Ctx, id: string): Promise<void> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      const held = await this.#lock(tx, id);
      if (held.isDefault) throw new Refusal('location.last');
      if (await this.locations.delete(tx, id)) return;
      const message = `${held.name} has a history; close it instead of deleting it.`;
      throw new Refusal('location.in_use', {}, message);
    });
  }

  /** @throws Refusal `location.not_found` when one of them is not this shop's */
  order(ctx: Ctx, ids: readonly string[]): Promise<{ items: Location[] }> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      const known = await this.locations.order(tx, ids);
      if (known < new Set(ids).size) throw new Refusal('location.not_found');
      return { items: await this.locations.list(tx) };
    });
  }

  async #lock(tx: TenantTx, id: string): Promise<HeldLocation> {
    const held = await this.locations.lock(tx, id);
    if (!held) throw new Refusal('location.not_found');
    return held;
  }

  async #refuseInUse(tx: TenantTx, id: string): Promise<void> {
    const { name, units, openTransfers, openCounts } = await this.#show(tx, id);
    if (units + openTransfers + openCounts === 0) return;
    const parts = [
      units > 0 ? `${units} units` : '',
      openTransfers > 0 ? `${openTransfers} open transfers` : '',
      openCounts > 0 ? `${openCounts} open counts` : '',
    ].filter((part) => part !== '');
    const message = `${name} still has ${parts.join(', ')}. Move or finish them first.`;
    throw new Refusal('location.in_use', { units, openTransfers, openCounts }, message);
  }

  async #show(tx: TenantTx, id: string): Promise<Location> {
    const location = await this.locations.find(tx, id);
    if (!location) throw new Refusal('location.not_found');
    return location;
  }
}

/**
 * The locations a use case works at, kept open until it ends.
 *
 * @throws Refusal `location.not_found`; `location.closed` with `details` { locationId, name }
 */
export async function openLocations(
  tx: TenantTx,
  locations: LocationRepository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeldLocation>> {
  const held = new Map((await locations.share(tx, ids)).map((location) => [location.id, location]));
  for (const id of ids) {
    const location = held.get(id);
    if (!location) throw new Refusal('location.not_found');
    const { name, isActive } = location;
    if (!isActive) throw new Refusal('location.closed', { locationId: id, name });
  }
  return held;
}
