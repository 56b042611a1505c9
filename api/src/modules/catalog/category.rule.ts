import { categoryDepthLimit, type RefusalCode } from '@smallshop/contract';

/** A category and what it stands below; null: at the top. */
export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** Levels from the top down to a category, itself included; 0 for null. Ends even in a tree that holds a cycle. */
function depthOf(parents: ReadonlyMap<string, string | null>, id: string | null): number {
  let depth = 0;
  for (let at = id; at !== null && depth <= parents.size; at = parents.get(at) ?? null) depth += 1;
  return depth;
}

/**
 * Why a category may not stand below `parentId`; null when it may.
 *
 * @param tree  every category of the shop, as it stands before the move
 * @param id    the category to place, or null for a new one
 */
export function placeProblem(
  tree: readonly TreeNode[],
  id: string | null,
  parentId: string | null,
): Extract<RefusalCode, 'category.not_found' | 'category.cycle' | 'category.too_deep'> | null {
  const parents = new Map(tree.map((node) => [node.id, node.parentId]));
  if (parentId !== null && !parents.has(parentId)) return 'category.not_found';
  for (let at = parentId, steps = 0; at !== null && steps <= tree.length; at = parents.get(at) ?? null, steps += 1) {
    if (at === id) return 'category.cycle';
  }
  const ownDepth = depthOf(parents, id);
  const below = tree.filter((node) => id !== null && reaches(parents, node.id, id));
  const height = Math.max(1, ...below.map((node) => depthOf(parents, node.id) - ownDepth + 1));
  return depthOf(parents, parentId) + height > categoryDepthLimit ? 'category.too_deep' : null;
}

/** True when `id` is `above` or stands somewhere below it. */
function reaches(parents: ReadonlyMap<string, string | null>, id: string, above: string): boolean {
  for (let at: string | null = id, steps = 0; at !== null && steps <= parents.size; steps += 1) {
    if (at === above) return true;
    at = parents.get(at) ?? null;
  }
  return false;
}
