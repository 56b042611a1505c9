import { Injectable } from '@nestjs/common';
import type { AdminMenu, LinkState, LinkTarget, MenuInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, violatedConstraint, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { uuidv7 } from '../../plumbing/db/uuidv7.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { MenuRepository, type StoredMenu } from './menu.repository.js';
import { hrefsOf, type MenuItems } from './menu.rule.js';

/** Menus that themes show on every page. */
const required: ReadonlySet<string> = new Set(['main', 'footer']);

const itemsOf = ({ items }: MenuInput): MenuItems => items.map((item) => ({ ...item, children: item.children }));

/** What staff do with menus. */
@Injectable()
export class MenuService {
  constructor(
    private readonly database: Database,
    private readonly menus: MenuRepository,
  ) {}

  /** Every menu, by title. */
  async list(ctx: Ctx): Promise<{ items: AdminMenu[] }> {
    authorise(ctx, 'content.read');
    return this.database.withTenant(ctx, async (tx) => ({ items: await this.#present(tx, await this.menus.all(tx)) }));
  }

  /** @throws Refusal `menu.not_found` */
  async get(ctx: Ctx, menuId: string): Promise<AdminMenu> {
    authorise(ctx, 'content.read');
    return this.database.withTenant(ctx, (tx) => this.#find(tx, menuId));
  }

  /** @throws Refusal `menu.handle_taken` */
  async create(
    ctx: Ctx,
    input: MenuInput & { readonly handle: string },
    idempotency: IdempotentRequest | null,
  ): Promise<AdminMenu> {
    authorise(ctx, 'content.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, () => this.#save(tx, ctx, uuidv7(ctx.now), input.handle, input)),
    );
  }

  /** @throws Refusal `menu.not_found`, `precondition.failed` */
  async replace(ctx: Ctx, menuId: string, input: MenuInput, ifMatch: number | null): Promise<AdminMenu> {
    authorise(ctx, 'content.write');
    return this.database.withTenant(ctx, async (tx) => {
      const { handle } = await this.#lock(tx, menuId, ifMatch);
      return this.#save(tx, ctx, menuId, handle, input);
    });
  }

  /** @throws Refusal `menu.not_found`, `menu.required`, `precondition.failed` */
  async remove(ctx: Ctx, menuId: string, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'content.write');
    await this.database.withTenant(ctx, async (tx) => {
      const { handle } = await this.#lock(tx, menuId, ifMatch);
      if (required.has(handle)) throw new Refusal('menu.required', { handle });
      await this.menus.remove(tx, menuId);
      tx.emit('content.changed', menuId, { tags: [`menu:${handle}`] });
    });
  }

  /** What a link can lead to. */
  async findTargets(ctx: Ctx, q: string): Promise<{ items: LinkTarget[] }> {
    authorise(ctx, 'content.read');
    return this.database.withTenant(ctx, async (tx) => ({ items: await this.menus.findTargets(tx, q) }));
  }

  async #save(tx: TenantTx, ctx: Ctx, id: string, handle: string, input: MenuInput): Promise<AdminMenu> {
    try {
      await this.menus.save(tx, { id, handle, title: input.title, items: itemsOf(input), updatedBy: actorName(ctx) });
    } catch (error) {
      throw violatedConstraint(error) === 'menus_tenant_id_handle_key' ? new Refusal('menu.handle_taken') : error;
    }
    tx.emit('content.changed', id, { tags: [`menu:${handle}`] });
    return this.#find(tx, id);
  }

  async #lock(tx: TenantTx, menuId: string, ifMatch: number | null): Promise<StoredMenu> {
    const current = await this.menus.lock(tx, menuId);
    if (!current) throw new Refusal('menu.not_found');
    assertNewest(current, ifMatch);
    return current;
  }

  async #find(tx: TenantTx, menuId: string): Promise<AdminMenu> {
    const stored = await this.menus.find(tx, menuId);
    const [menu] = stored ? await this.#present(tx, [stored]) : [];
    if (!menu) throw new Refusal('menu.not_found');
    return menu;
  }

  async #present(tx: TenantTx, stored: readonly StoredMenu[]): Promise<AdminMenu[]> {
    const states = await this.menus.statesOf(tx, [...new Set(stored.flatMap(({ items }) => hrefsOf(items)))]);
    return stored.map((menu) => ({
      ...menu,
      items: withStates(menu.items, states),
      isRequired: required.has(menu.handle),
      updatedAt: menu.updatedAt.toISOString(),
    }));
  }
}

function withStates(items: MenuItems, states: ReadonlyMap<string, LinkState>): AdminMenu['items'] {
  const stateOf = (href: string): LinkState => states.get(href) ?? 'missing';
  return items.map((item) => ({
    ...item,
    state: stateOf(item.href),
    children: item.children.map((child) => ({ ...child, state: stateOf(child.href) })),
  }));
}
