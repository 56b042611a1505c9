import type { ImportIssue, ImportOptions, ImportOutcome } from '@smallshop/contract';
import type { CategoryTree, FieldDefinition, ProductFacts } from '../../catalog/index.js';
import { changesBetween, type Change } from './changes.js';
import { mergeDraft, type Merged } from './merge.js';
import { stateOf, type NamedDraft, type ProductState } from './product.state.js';
import { planStock, type Shelves } from './stock.plan.js';
import { problemsOf, type Problem } from './validate.js';

/** What a plan is made from besides the draft. */
export interface PlanContext {
  readonly now: Date;
  readonly policy: ImportOptions['policy'];
  readonly tree: CategoryTree;
  readonly definitions: readonly FieldDefinition[];
  readonly shelves: Shelves;
  /** Product that has a SKU, barcode or slug, as `sku:…`, `barcode:…`, `slug:…`. */
  readonly ownerOf: ReadonlyMap<string, string>;
  /** The file's name of the column that is a field; null when none is. */
  readonly columnOf: (field: string) => string | null;
  readonly newId: () => string;
}

/** A draft with where it comes from and the product it means. */
export interface PlanTarget {
  readonly draft: NamedDraft;
  readonly rows: readonly number[];
  readonly variantRows: readonly number[];
  readonly facts: ProductFacts | null;
  /** For a new product without a slug of its own. */
  readonly slug: string;
  /** More than one product of the shop has its SKUs. */
  readonly isAmbiguous: boolean;
}

/** What becomes of a product of the file. */
export interface ProductPlan {
  readonly outcome: ImportOutcome;
  readonly productId: string;
  readonly state: ProductState;
  readonly changes: readonly Change[];
  readonly issues: readonly ImportIssue[];
}

function newIds(context: PlanContext): Iterator<string> {
  return (function* ids(): Generator<string> {
    for (;;) yield context.newId();
  })();
}

function codeProblems({ draft, facts }: PlanTarget, merged: Merged, { ownerOf }: PlanContext): Problem[] {
  const isForeign = (key: string): boolean => {
    const owner = ownerOf.get(key);
    return owner !== undefined && owner !== facts?.id;
  };
  const problems: Problem[] = [];
  if (draft.slug !== undefined && isForeign(`slug:${draft.slug}`)) {
    const reason = 'Another product of the shop uses this slug.';
    problems.push({ field: 'slug', variant: null, code: 'product.slug_taken', reason });
  }
  for (const index of merged.variantIndex) {
    const { sku = '', barcode = null } = merged.state.variants[index] ?? {};
    const [ofSku, ofBarcode] = [isForeign(`sku:${sku}`), barcode !== null && isForeign(`barcode:${barcode}`)];
    if (ofSku) {
      problems.push({
        field: 'sku',
        variant: index,
        code: 'variant.sku_taken',
        reason: `Another product has the SKU ${sku}.`,
      });
    }
    if (ofBarcode) {
      const reason = `Another product has the barcode ${barcode}.`;
      problems.push({ field: 'barcode', variant: index, code: 'variant.barcode_taken', reason });
    }
  }
  return problems;
}

const sentences = { title: 'A new product needs a title.', price: 'A new variant needs a price.' } as const;

function missingProblems(merged: Merged): Problem[] {
  return merged.missing.map(({ field, variant }) => ({
    field,
    variant: variant === null ? null : (merged.variantIndex[variant] ?? null),
    code: 'value.missing',
    reason: sentences[field],
  }));
}

const fileFields: Readonly<Record<string, string>> = {
  priceMinor: 'price',
  compareAtPriceMinor: 'compareAtPrice',
  costMinor: 'cost',
  optionValues: 'option1Value',
};

/** The problem at its row and column of the file. */
function issueOf(problem: Problem, target: PlanTarget, merged: Merged, { columnOf }: PlanContext): ImportIssue {
  const draftIndex = problem.variant === null ? -1 : merged.variantIndex.indexOf(problem.variant);
  const row = target.variantRows[draftIndex] ?? target.rows[0] ?? 0;
  const field = problem.field === null ? null : (fileFields[problem.field] ?? problem.field);
  const column = field === null ? null : columnOf(field);
  return { row, column, severity: 'error', code: problem.code, reason: problem.reason };
}

function stockOf(target: PlanTarget, merged: Merged, context: PlanContext) {
  if (merged.state.isDigital) return { changes: [], issues: [] };
  const plans = target.draft.variants.map((wanted, index) => {
    const variant = merged.state.variants[merged.variantIndex[index] ?? -1];
    if (!variant) return { changes: [], issues: [] };
    const facts = target.facts?.variants.find(({ id }) => id === variant.id) ?? null;
    const plan = planStock(wanted, variant, facts, context.shelves);
    const row = target.variantRows[index] ?? target.rows[0] ?? 0;
    const issues = plan.refused.map(({ sku, reserved, onHand }): ImportIssue => ({
      ...{ row, column: context.columnOf('onHand'), severity: 'warning', code: 'stock.negative' },
      reason: `${sku}: ${onHand} units would be fewer than the ${reserved} promised to buyers; the stock stays as it is.`,
    }));
    return { changes: plan.changes, issues };
  });
  return { changes: plans.flatMap(({ changes }) => changes), issues: plans.flatMap(({ issues }) => issues) };
}

function ambiguity(target: PlanTarget): Problem[] {
  if (!target.isAmbiguous) return [];
  const reason = 'Its SKUs belong to more than one product of the shop.';
  return [{ field: 'sku', variant: null, code: 'match.ambiguous', reason }];
}

function outcomeOf(hasErrors: boolean, isNew: boolean, changes: number, { policy }: PlanContext): ImportOutcome {
  if (hasErrors) return 'error';
  if (isNew) return policy === 'updateOnly' ? 'skipped' : 'create';
  if (policy === 'createOnly') return 'skipped';
  return changes === 0 ? 'unchanged' : 'update';
}

/** Decides what becomes of one product of the file. Pure: the same draft and the same shop give the same plan. */
export function planProduct(target: PlanTarget, context: PlanContext): ProductPlan {
  const { facts, draft } = target;
  const current = facts ? stateOf(facts, context.tree) : null;
  const merged = mergeDraft(draft, current, target.slug, newIds(context));
  const missing = missingProblems(merged);
  const others = missing.length > 0 ? [] : problemsOf(merged.state, context.definitions, context.now);
  const problems = [...ambiguity(target), ...missing, ...others, ...codeProblems(target, merged, context)];
  const stock = stockOf(target, merged, context);
  const changes = [...(current ? changesBetween(current, merged.state) : []), ...stock.changes];
  return {
    outcome: outcomeOf(problems.length > 0, facts === null, changes.length + newPictures(target), context),
    productId: facts?.id ?? context.newId(),
    state: merged.state,
    changes,
    issues: [...problems.map((problem) => issueOf(problem, target, merged, context)), ...stock.issues],
  };
}

/** Pictures and related products come after the product itself; a new one of them is a change all the same. */
function newPictures({ draft, facts }: PlanTarget): number {
  const known = new Set(facts?.pictures.flatMap(({ sourceUrl }) => sourceUrl ?? []));
  const pictures = (draft.images ?? []).filter(({ url }) => !known.has(url) && !isOwn(url, facts)).length;
  const isRelated =
    draft.related !== undefined && JSON.stringify(draft.related) !== JSON.stringify(facts?.related ?? []);
  return pictures + (isRelated ? 1 : 0);
}

/** True for the address at which the shop itself shows one of the product’s pictures. */
export const isOwn = (url: string, facts: ProductFacts | null): boolean =>
  facts?.pictures.some(({ image }) => url.includes(`${image.url}/`)) ?? false;
