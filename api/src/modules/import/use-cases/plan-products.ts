import { Injectable } from '@nestjs/common';
import type { ImportOptions, ImportedProduct } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import {
  CategoryPaths,
  freeSlug,
  ProductFactsReader,
  slugFrom,
  type CategoryTree,
  type ProductFacts,
} from '../../catalog/index.js';
import { nameVariants } from '../plan/name.draft.js';
import { planProduct, type PlanTarget, type ProductPlan } from '../plan/plan.product.js';
import type { NamedDraft } from '../plan/product.state.js';
import { ImportShopReader } from '../import-shop.reader.js';

/** A product of the file, as it was read. */
export interface ReadProduct {
  readonly draft: ImportedProduct;
  readonly rows: readonly number[];
  readonly variantRows: readonly number[];
}

/** How an import is to be carried out. */
export interface PlanOrder {
  readonly options: ImportOptions;
  /** The file's name of the column that is a field. */
  readonly columnOf: (field: string) => string | null;
}

/** A plan with the facts it was made from. */
export interface PlannedProduct {
  readonly read: ReadProduct;
  readonly draft: NamedDraft;
  readonly facts: ProductFacts | null;
  readonly plan: ProductPlan;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const ids = (texts: readonly (string | undefined)[]): string[] =>
  texts
    .filter((text) => text !== undefined)
    .filter((text) => uuid.test(text))
    .map((text) => text.toLowerCase());

interface Known {
  readonly ownerOf: ReadonlyMap<string, string>;
  readonly factsOf: ReadonlyMap<string, ProductFacts>;
}

/** Holds products of a file against the shop as it is in this transaction. */
@Injectable()
export class PlanProducts {
  constructor(
    private readonly facts: ProductFactsReader,
    private readonly categories: CategoryPaths,
    private readonly shops: ImportShopReader,
  ) {}

  /** Plans for a few hundred products at most, and the category tree they were made with. */
  async plan(
    tx: TenantTx,
    ctx: Ctx,
    reads: readonly ReadProduct[],
    order: PlanOrder,
  ): Promise<{ planned: PlannedProduct[]; tree: CategoryTree }> {
    const drafts = reads.map(({ draft }) => nameVariants(draft));
    const [tree, definitions, shelves, known] = await Promise.all([
      this.categories.read(tx),
      this.facts.fieldDefinitions(tx),
      this.shops.shelves(tx, order.options.locationId),
      this.#lookUp(tx, drafts),
    ]);
    const slugOf = await this.#slugs(tx, drafts, known);
    const context = {
      ...{ now: ctx.now, policy: order.options.policy, tree, definitions, shelves, ownerOf: known.ownerOf },
      columnOf: order.columnOf,
      newId: () => uuidv7(ctx.now),
    };
    const planned = reads.flatMap((read, index): PlannedProduct[] => {
      const draft = drafts[index];
      if (!draft) return [];
      const target = targetOf(read, draft, known, slugOf(draft));
      return [{ read, draft, facts: target.facts, plan: planProduct(target, context) }];
    });
    return { planned, tree };
  }

  async #lookUp(tx: TenantTx, drafts: readonly NamedDraft[]): Promise<Known> {
    const variants = drafts.flatMap((draft) => draft.variants);
    const owners = await this.facts.owners(tx, {
      ids: ids(drafts.map(({ id }) => id)),
      variantIds: ids(variants.map(({ id }) => id)),
      slugs: drafts.flatMap(({ slug }) => slug ?? []),
      skus: variants.map(({ sku }) => sku),
      barcodes: variants.flatMap(({ barcode }) => barcode ?? []),
    });
    const ownerOf = new Map(owners.map(({ kind, key, productId }) => [`${kind}:${key}`, productId]));
    const facts = await this.facts.read(tx, [...new Set(ownerOf.values())]);
    return { ownerOf, factsOf: new Map(facts.map((product) => [product.id, product])) };
  }

  /** New products without a slug get one of their title that nobody has, here or among those before them. */
  async #slugs(
    tx: TenantTx,
    drafts: readonly NamedDraft[],
    { ownerOf }: Known,
  ): Promise<(draft: NamedDraft) => string> {
    const nameless = drafts.filter(
      ({ slug, variants }) => slug === undefined && !variants.some(({ sku }) => ownerOf.has(`sku:${sku}`)),
    );
    const wanted = [...new Set(nameless.map(({ title }) => slugFrom(title ?? '')))];
    const taken = wanted.length > 0 ? await this.facts.slugsLike(tx, wanted) : new Set<string>();
    for (const { slug } of drafts) if (slug !== undefined) taken.add(slug);
    return ({ slug, title }) => {
      if (slug !== undefined) return slug;
      const free = freeSlug(slugFrom(title ?? ''), taken);
      taken.add(free);
      return free;
    };
  }
}

/** By id, else by the SKUs of its variants, else by slug. */
function targetOf(read: ReadProduct, draft: NamedDraft, { ownerOf, factsOf }: Known, slug: string): PlanTarget {
  const byVariant = new Set(
    draft.variants.flatMap(
      (variant) => ownerOf.get(`variantId:${variant.id ?? ''}`) ?? ownerOf.get(`sku:${variant.sku}`) ?? [],
    ),
  );
  const byId = draft.id === undefined ? undefined : ownerOf.get(`id:${draft.id.toLowerCase()}`);
  const bySlug = draft.slug === undefined ? undefined : ownerOf.get(`slug:${draft.slug}`);
  const [first] = byVariant;
  const productId = byId ?? first ?? bySlug;
  const facts = productId === undefined ? null : (factsOf.get(productId) ?? null);
  const isAmbiguous = byId === undefined && byVariant.size > 1;
  return { draft, rows: read.rows, variantRows: read.variantRows, facts, slug, isAmbiguous };
}
