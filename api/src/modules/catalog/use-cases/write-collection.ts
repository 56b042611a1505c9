import { Injectable } from '@nestjs/common';
import type { CollectionInput, CollectionRules, RefusalCode } from '@smallshop/contract';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import { violatedConstraint, type TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { assertNewest } from '../../../plumbing/precondition.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { MovedLinks } from '../../link/index.js';
import { CollectionRepository, type CollectionRecord, type CurrentCollection } from '../collection.repository.js';
import { freeSlug, slugFrom } from '../product.rule.js';
import { ShelfPicture } from '../shelf-picture.js';

const conflicts: Readonly<Record<string, RefusalCode>> = {
  collections_tenant_id_slug_key: 'collection.slug_taken',
};

const pathOf = (slug: string): string => `/collections/${slug}`;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Adds, changes and deletes collections in the caller's transaction; workers find what rules choose. */
@Injectable()
export class WriteCollection {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly picture: ShelfPicture,
    private readonly links: MovedLinks,
  ) {}

  /**
   * @returns the new collection's id
   * @throws Refusal `collection.slug_taken`, `collection.rule_unknown`, and as {@link ShelfPicture.assert}
   */
  async create(tx: TenantTx, ctx: Ctx, input: CollectionInput): Promise<string> {
    await this.assertKnown(tx, input.rules);
    const wanted = slugFrom(input.name, 'collection');
    const slug = input.slug ?? freeSlug(wanted, await this.collections.similarSlugs(tx, wanted));
    const id = uuidv7(ctx.now);
    await this.#save(tx, { ...input, id, slug, updatedBy: actorName(ctx) });
    await this.links.claim(tx, pathOf(slug));
    tx.emit('collection.changed', id, { collectionId: id, rulesChanged: input.rules !== null });
    return id;
  }

  /**
   * Replaces a collection's fields; its slug stays when none is given, and leaves a redirect when it changes.
   *
   * @throws Refusal as `create`, and `collection.not_found`, `collection.kind_fixed`, `precondition.failed`
   */
  async replace(tx: TenantTx, ctx: Ctx, id: string, input: CollectionInput, ifMatch: number | null): Promise<void> {
    const before = await this.#lock(tx, id, ifMatch);
    if ((input.rules === null) !== (before.kind === 'manual')) throw new Refusal('collection.kind_fixed');
    const rulesChanged = !same(before.rules, input.rules);
    if (rulesChanged) await this.assertKnown(tx, input.rules);
    const slug = input.slug ?? before.slug;
    await this.#save(tx, { ...input, id, slug, updatedBy: actorName(ctx) });
    await this.links.move(tx, pathOf(before.slug), pathOf(slug));
    tx.emit('collection.changed', id, { collectionId: id, rulesChanged }, before.version + 1);
  }

  /** @throws Refusal `collection.not_found`, `precondition.failed` */
  async remove(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
    const { slug, version } = await this.#lock(tx, id, ifMatch);
    await this.collections.remove(tx, id);
    await this.links.leave(tx, pathOf(slug));
    tx.emit('collection.changed', id, { collectionId: id, rulesChanged: false }, version + 1);
  }

  /** @throws Refusal `collection.rule_unknown` when rules name a category or custom field that is not there */
  async assertKnown(tx: TenantTx, rules: CollectionRules | null): Promise<void> {
    if (rules === null) return;
    const unknown = await this.collections.unknownNames(tx, rules);
    if (unknown.categoryIds.length + unknown.customFields.length > 0)
      throw new Refusal('collection.rule_unknown', unknown);
  }

  async #save(tx: TenantTx, record: CollectionRecord): Promise<void> {
    await this.picture.assert(tx, record.mediaId);
    try {
      await this.collections.save(tx, record);
    } catch (error) {
      const code = conflicts[violatedConstraint(error) ?? ''];
      throw code ? new Refusal(code) : error;
    }
  }

  async #lock(tx: TenantTx, id: string, ifMatch: number | null): Promise<CurrentCollection> {
    const current = await this.collections.lock(tx, id);
    if (!current) throw new Refusal('collection.not_found');
    assertNewest(current, ifMatch);
    return current;
  }
}
