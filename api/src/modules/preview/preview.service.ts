import { Injectable } from '@nestjs/common';
import type { Preview, PreviewLink } from '@smallshop/contract';
import { z } from 'zod';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PreviewRepository } from './preview.repository.js';

const linkMs = 60 * 60_000;
const linkSchema = z.object({
  tenantId: z.string(),
  kind: z.enum(['product', 'page', 'collection']),
  id: z.string(),
  expiresAt: z.string(),
});
type Link = z.infer<typeof linkSchema>;

/** Shows what is not in the shop yet to whoever has a signed link, for an hour. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly database: Database,
    private readonly previews: PreviewRepository,
    private readonly tokens: Tokens,
  ) {}

  /** @throws Refusal `product.not_found`; `product.publish_incomplete` when it has no active variant to show */
  async linkToProduct(ctx: Ctx, productId: string): Promise<PreviewLink> {
    authorise(ctx, 'catalog.read');
    await this.database.withTenant(ctx, async (tx) => {
      if (!(await this.previews.hasProduct(tx, productId))) throw new Refusal('product.not_found');
      if (!(await this.previews.product(tx, ctx, productId))) throw new Refusal('product.publish_incomplete');
    });
    return this.#link(ctx, 'product', productId);
  }

  /** @throws Refusal `page.not_found` */
  async linkToPage(ctx: Ctx, pageId: string): Promise<PreviewLink> {
    authorise(ctx, 'content.read');
    const page = await this.database.withTenant(ctx, (tx) => this.previews.page(tx, ctx, pageId));
    if (!page) throw new Refusal('page.not_found');
    return this.#link(ctx, 'page', pageId);
  }

  /** @throws Refusal `collection.not_found` */
  async linkToCollection(ctx: Ctx, collectionId: string): Promise<PreviewLink> {
    authorise(ctx, 'catalog.read');
    const collection = await this.database.withTenant(ctx, (tx) => this.previews.collection(tx, ctx, collectionId));
    if (!collection) throw new Refusal('collection.not_found');
    return this.#link(ctx, 'collection', collectionId);
  }

  /**
   * What a link shows, as it stands now.
   *
   * @throws Refusal `preview.not_found` when the link is forged, expired or another shop's, or what it led to is gone
   */
  async open(ctx: Ctx, token: string): Promise<Preview> {
    const link = this.tokens.verifyLink('preview', linkSchema, token, ctx.now);
    const shown =
      link?.tenantId === ctx.tenantId ? await this.database.withTenant(ctx, (tx) => this.#find(tx, ctx, link)) : null;
    if (!shown) throw new Refusal('preview.not_found');
    return shown;
  }

  async #find(tx: TenantTx, ctx: Ctx, { kind, id, expiresAt }: Link): Promise<Preview | null> {
    if (kind === 'page') {
      const page = await this.previews.page(tx, ctx, id);
      return page && { kind, slug: page.slug, expiresAt, page };
    }
    if (kind === 'collection') {
      const collection = await this.previews.collection(tx, ctx, id);
      if (!collection) return null;
      const products = await this.previews.productsIn(tx, ctx, collection);
      return { kind, slug: collection.slug, expiresAt, collection, products };
    }
    const product = await this.previews.product(tx, ctx, id);
    return product && { kind, slug: product.slug, expiresAt, product };
  }

  #link(ctx: Ctx, kind: Link['kind'], id: string): PreviewLink {
    const expires = new Date(ctx.now.getTime() + linkMs);
    const expiresAt = expires.toISOString();
    const link: Link = { tenantId: ctx.tenantId, kind, id, expiresAt };
    return { url: `${ctx.shop.origin}/preview/${this.tokens.signLink('preview', link, expires)}`, expiresAt };
  }
}
