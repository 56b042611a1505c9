import { Injectable } from '@nestjs/common';
import type { Pickup, PickupInput, ShippingZone, ShippingZoneInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PricingService } from '../pricing/index.js';
import { sharedAreas } from './area.rule.js';
import { ShippingSettingsRepository, type DrawnZone, type Held } from './shipping-settings.repository.js';

// All of them are at hand for every cart that is priced.
const mostZones = 50;
const mostPickups = 30;

/** Where a shop sends parcels and how, and where goods are fetched. */
@Injectable()
export class ShippingSettingsService {
  constructor(
    private readonly database: Database,
    private readonly shipping: ShippingSettingsRepository,
    private readonly pricing: PricingService,
  ) {}

  /** JSON of `{ zones, pickups }`. */
  all(ctx: Ctx): Promise<string> {
    authorise(ctx, 'settings.read');
    return this.shipping.all(ctx);
  }

  /** @throws Refusal `shipping_zone.not_found` */
  zone(ctx: Ctx, id: string): Promise<ShippingZone> {
    authorise(ctx, 'settings.read');
    return this.database.withTenant(ctx, (tx) => this.#showZone(tx, id));
  }

  /** @throws Refusal `shipping_zone.area_taken`, `shipping_zone.method_unknown`, `shipping_zone.too_many` */
  createZone(ctx: Ctx, input: ShippingZoneInput, idempotency: IdempotentRequest | null): Promise<ShippingZone> {
    return this.#changing(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const zones = await this.shipping.lockMap(tx);
        if (zones.length >= mostZones) throw new Refusal('shipping_zone.too_many');
        return this.#putZone(tx, ctx, { id: null, input, others: zones });
      }),
    );
  }

  /**
   * @throws Refusal `shipping_zone.not_found`, `precondition.failed`, `shipping_zone.area_taken`,
   *         `shipping_zone.method_unknown`
   */
  updateZone(ctx: Ctx, id: string, input: ShippingZoneInput, ifMatch: number | null): Promise<ShippingZone> {
    return this.#changing(ctx, async (tx) => {
      const zones = await this.shipping.lockMap(tx);
      assertNewest(known(await this.shipping.lockZone(tx, id), 'shipping_zone.not_found'), ifMatch);
      return this.#putZone(tx, ctx, { id, input, others: zones.filter((zone) => zone.id !== id) });
    });
  }

  /** @throws Refusal `shipping_zone.not_found`, `precondition.failed` */
  deleteZone(ctx: Ctx, id: string, ifMatch: number | null): Promise<void> {
    return this.#changing(ctx, async (tx) => {
      assertNewest(known(await this.shipping.lockZone(tx, id), 'shipping_zone.not_found'), ifMatch);
      await this.shipping.deleteZone(tx, id);
    });
  }

  /** @throws Refusal `pickup.too_many` */
  createPickup(ctx: Ctx, input: PickupInput, idempotency: IdempotentRequest | null): Promise<Pickup> {
    return this.#changing(ctx, (tx) =>
      tx.once(idempotency, async () => {
        if ((await this.shipping.countPickups(tx)) >= mostPickups) throw new Refusal('pickup.too_many');
        return this.#showPickup(tx, await this.shipping.putPickup(tx, null, input, actorName(ctx)));
      }),
    );
  }

  /** @throws Refusal `pickup.not_found`, `precondition.failed` */
  updatePickup(ctx: Ctx, id: string, input: PickupInput, ifMatch: number | null): Promise<Pickup> {
    return this.#changing(ctx, async (tx) => {
      assertNewest(known(await this.shipping.lockPickup(tx, id), 'pickup.not_found'), ifMatch);
      await this.shipping.putPickup(tx, id, input, actorName(ctx));
      return this.#showPickup(tx, id);
    });
  }

  /** @throws Refusal `pickup.not_found`, `precondition.failed` */
  deletePickup(ctx: Ctx, id: string, ifMatch: number | null): Promise<void> {
    return this.#changing(ctx, async (tx) => {
      assertNewest(known(await this.shipping.lockPickup(tx, id), 'pickup.not_found'), ifMatch);
      await this.shipping.deletePickup(tx, id);
    });
  }

  async #changing<T>(ctx: Ctx, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    authorise(ctx, 'settings.write');
    const done = await this.database.withTenant(ctx, work);
    await this.pricing.forget(ctx.tenantId);
    return done;
  }

  async #putZone(tx: TenantTx, ctx: Ctx, { id, input, others }: ZoneWrite): Promise<ShippingZone> {
    refuseTaken(input, others);
    const named = input.methods.flatMap((method) => method.id ?? []);
    const ids = await this.shipping.foreignMethods(tx, id, named);
    if (ids.length > 0) throw new Refusal('shipping_zone.method_unknown', { ids });
    const zoneId = await this.shipping.putZone(tx, id, input, actorName(ctx));
    await this.shipping.putMethods(tx, zoneId, input.methods);
    return this.#showZone(tx, zoneId);
  }

  async #showZone(tx: TenantTx, id: string): Promise<ShippingZone> {
    const zone = await this.shipping.zone(tx, id);
    if (!zone) throw new Refusal('shipping_zone.not_found');
    return zone;
  }

  async #showPickup(tx: TenantTx, id: string): Promise<Pickup> {
    const pickup = await this.shipping.pickup(tx, id);
    if (!pickup) throw new Refusal('pickup.not_found');
    return pickup;
  }
}

interface ZoneWrite {
  readonly id: string | null;
  readonly input: ShippingZoneInput;
  readonly others: readonly DrawnZone[];
}

function known(held: Held | null, refusal: 'shipping_zone.not_found' | 'pickup.not_found'): Held {
  if (!held) throw new Refusal(refusal);
  return held;
}

function refuseTaken({ areas }: ShippingZoneInput, others: readonly DrawnZone[]): void {
  for (const { id, name, areas: drawn } of others) {
    const shared = sharedAreas(areas, drawn);
    if (shared.length > 0) throw new Refusal('shipping_zone.area_taken', { zoneId: id, zone: name, shared });
  }
}
