import { Injectable } from '@nestjs/common';
import type { AdminPage, AdminPageListQuery, ContentPageInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, violatedConstraint, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { uuidv7 } from '../../plumbing/db/uuidv7.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { freeSlug, sanitiseHtml, slugFrom } from '../catalog/index.js';
import { MovedLinks } from '../link/index.js';
import { MenuRepository } from './menu.repository.js';
import { linksTo, withoutLink } from './menu.rule.js';
import { pageListStatement, PageRepository, type CurrentPage } from './page.repository.js';

const pathOf = (slug: string): string => `/pages/${slug}`;

/** What staff do with content pages. */
@Injectable()
export class PageService {
  constructor(
    private readonly database: Database,
    private readonly pages: PageRepository,
    private readonly menus: MenuRepository,
    private readonly links: MovedLinks,
  ) {}

  /** JSON text of a list of contract's AdminPageRow. @throws Refusal `request.invalid` for a foreign cursor */
  async list(ctx: Ctx, query: AdminPageListQuery): Promise<string> {
    authorise(ctx, 'content.read');
    return (await this.database.read(ctx, pageListStatement(ctx, query))) ?? '{"items":[],"nextCursor":null}';
  }

  /** @throws Refusal `page.not_found` */
  async get(ctx: Ctx, pageId: string): Promise<AdminPage> {
    authorise(ctx, 'content.read');
    return this.database.withTenant(ctx, (tx) => this.#find(tx, ctx, pageId));
  }

  /** @throws Refusal `page.slug_taken` */
  async create(ctx: Ctx, input: ContentPageInput, idempotency: IdempotentRequest | null): Promise<AdminPage> {
    authorise(ctx, 'content.write');
    return this.database.withTenant(ctx, (tx) => tx.once(idempotency, () => this.#add(tx, ctx, input)));
  }

  /**
   * Replaces a page. A changed slug leaves a redirect, and menus follow.
   *
   * @throws Refusal `page.not_found`, `page.slug_taken`, `precondition.failed`
   */
  async replace(ctx: Ctx, id: string, input: ContentPageInput, ifMatch: number | null): Promise<AdminPage> {
    authorise(ctx, 'content.write');
    return this.database.withTenant(ctx, async (tx) => {
      const before = await this.#lock(tx, id, ifMatch);
      const slug = input.slug ?? before.slug;
      await this.#save(tx, ctx, id, slug, input);
      await this.links.move(tx, pathOf(before.slug), pathOf(slug));
      return this.#find(tx, ctx, id);
    });
  }

  /**
   * Deletes a page.
   *
   * @param isUnlinked  takes its links out of the menus too; what stood below such a link takes its place
   * @throws Refusal `page.not_found`, `precondition.failed`; `page.linked` with `details.menus` naming them
   */
  async remove(ctx: Ctx, id: string, isUnlinked: boolean, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'content.write');
    await this.database.withTenant(ctx, async (tx) => {
      const { slug, version } = await this.#lock(tx, id, ifMatch);
      const linking = (await this.menus.lockAll(tx)).filter(({ items }) => linksTo(items, pathOf(slug)));
      if (linking.length > 0 && !isUnlinked)
        throw new Refusal('page.linked', { menus: linking.map(({ title }) => title) });
      for (const menu of linking) {
        await this.menus.replaceItems(tx, menu.id, withoutLink(menu.items, pathOf(slug)), actorName(ctx));
        tx.emit('content.changed', menu.id, { tags: [`menu:${menu.handle}`] });
      }
      await this.pages.remove(tx, id);
      await this.links.leave(tx, pathOf(slug));
      tx.emit('content.changed', id, { tags: [`page:${id}`, 'pages'] }, version + 1);
    });
  }

  async #add(tx: TenantTx, ctx: Ctx, input: ContentPageInput): Promise<AdminPage> {
    const wanted = slugFrom(input.title, 'page');
    const slug = input.slug ?? freeSlug(wanted, await this.pages.similarSlugs(tx, wanted));
    const id = uuidv7(ctx.now);
    await this.#save(tx, ctx, id, slug, input);
    await this.links.claim(tx, pathOf(slug));
    return this.#find(tx, ctx, id);
  }

  async #save(tx: TenantTx, ctx: Ctx, id: string, slug: string, input: ContentPageInput): Promise<void> {
    const page = { ...input, id, slug, bodyHtml: sanitiseHtml(input.bodyHtml), updatedBy: actorName(ctx) };
    try {
      await this.pages.save(tx, page);
    } catch (error) {
      throw violatedConstraint(error) === 'pages_tenant_id_slug_key' ? new Refusal('page.slug_taken') : error;
    }
    tx.emit('content.changed', id, { tags: [`page:${id}`, 'pages'] });
  }

  async #lock(tx: TenantTx, id: string, ifMatch: number | null): Promise<CurrentPage> {
    const current = await this.pages.lock(tx, id);
    if (!current) throw new Refusal('page.not_found');
    assertNewest(current, ifMatch);
    return current;
  }

  async #find(tx: TenantTx, ctx: Ctx, pageId: string): Promise<AdminPage> {
    const page = await this.pages.find(tx, ctx, pageId);
    if (!page) throw new Refusal('page.not_found');
    return page;
  }
}
