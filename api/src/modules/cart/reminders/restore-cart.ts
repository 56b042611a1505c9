import { Injectable } from '@nestjs/common';
import type { Cart } from '@smallshop/contract';
import { z } from 'zod';
import { Tokens } from '../../../plumbing/auth/tokens.js';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { PricingService } from '../../pricing/index.js';
import { CartLoader, type Scene } from '../cart.loader.js';
import { cartOwner } from '../cart-owner.js';
import { viewAtHome } from '../cart.view.js';
import { FillCart } from '../use-cases/fill-cart.js';
import { ReminderRepository, type StoredReminder } from './reminder.repository.js';

const linkSchema = z.object({ tenantId: z.string(), reminderId: z.string() });

/** The links in reminders. */
@Injectable()
export class RestoreCart {
  constructor(
    private readonly database: Database,
    private readonly reminders: ReminderRepository,
    private readonly loader: CartLoader,
    private readonly pricing: PricingService,
    private readonly filling: FillCart,
    private readonly tokens: Tokens,
  ) {}

  /**
   * Brings back what a reminder was about: on the device it was left on, the cart itself; elsewhere a copy goes into the
   * caller's own cart, once however often the link is followed. It opens goods, never an account.
   *
   * @throws Refusal `cart.reminder_not_found` for a link that is forged, too old or another shop's; `cart.nothing_to_add`
   */
  async restore(ctx: Ctx, token: string): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    return this.database.withTenant(ctx, async (tx) => {
      const reminder = await this.#find(tx, ctx, token);
      const cart = (await this.#own(tx, scene, reminder)) ?? (await this.filling.fill(tx, scene, reminder.lines));
      await this.reminders.markOpened(tx, reminder.id, ctx.now);
      if (cart.id !== null) await this.reminders.credit(tx, cart.id, reminder.id);
      return cart;
    });
  }

  /** No more reminders to the address this e-mail went to. Safe to repeat. @throws Refusal `cart.reminder_not_found` */
  async optOut(ctx: Ctx, token: string): Promise<void> {
    await this.database.withTenant(ctx, async (tx) => {
      const { recipient } = await this.#find(tx, ctx, token);
      await this.reminders.optOut(tx, recipient);
    });
  }

  /** The caller's cart when it is the one left behind, or has what the link brings already; null otherwise. */
  async #own(tx: TenantTx, scene: Scene, { id, cartId }: StoredReminder): Promise<Cart | null> {
    const owner = cartOwner(scene.ctx);
    const loaded = owner && (await this.loader.load(tx, scene, owner, { isLocked: true }));
    if (!loaded?.record) return null;
    const isThere = loaded.record.id === cartId || (await this.reminders.ledTo(tx, id, loaded.record.id));
    return isThere ? viewAtHome(loaded, scene) : null;
  }

  async #find(tx: TenantTx, { tenantId, now }: Ctx, token: string): Promise<StoredReminder> {
    const link = this.tokens.verifyLink('cart-reminder', linkSchema, token, now);
    const found = link?.tenantId === tenantId ? await this.reminders.find(tx, link.reminderId) : null;
    if (!found) throw new Refusal('cart.reminder_not_found');
    return found;
  }
}
