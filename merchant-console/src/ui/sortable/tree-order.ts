/** Something with a place in a tree; `parentId` null: at the top. A flat list is a tree of one level. */
export interface TreeItem {
  readonly id: string;
  readonly parentId: string | null;
}

/** A place: below which parent, before which sibling (null: last). */
export interface Place {
  readonly parentId: string | null;
  readonly beforeId: string | null;
}

/** The four ways to move without a pointer. */
export type Step = 'up' | 'down' | 'in' | 'out';

/** How deep an item stands; 0 at the top. */
export function depthIn(items: readonly TreeItem[], id: string): number {
  let depth = 0;
  for (let at = parentOf(items, id); at !== null && depth < items.length; at = parentOf(items, at)) depth += 1;
  return depth;
}

const parentOf = (items: readonly TreeItem[], id: string): string | null =>
  items.find((item) => item.id === id)?.parentId ?? null;

/** The item and everything below it; `items` are parents before children. */
export function branchOf(items: readonly TreeItem[], id: string): ReadonlySet<string> {
  const branch = new Set([id]);
  for (const item of items) if (item.parentId !== null && branch.has(item.parentId)) branch.add(item.id);
  return branch;
}

/** Levels a branch spans; 1 for an item without children. */
function heightOf(items: readonly TreeItem[], id: string): number {
  const own = depthIn(items, id);
  return Math.max(...[...branchOf(items, id)].map((each) => depthIn(items, each) - own + 1));
}

const siblingsOf = (items: readonly TreeItem[], parentId: string | null): string[] =>
  items.filter((item) => item.parentId === parentId).map(({ id }) => id);

/**
 * Where one step leads.
 *
 * @param levels  levels the tree may have
 * @returns null when there is nowhere to go that way
 */
export function stepFrom(items: readonly TreeItem[], id: string, step: Step, levels: number): Place | null {
  const parentId = parentOf(items, id);
  const siblings = siblingsOf(items, parentId);
  const index = siblings.indexOf(id);
  const before = siblings[index - 1];
  switch (step) {
    case 'up':
      return before === undefined ? null : { parentId, beforeId: before };
    case 'down':
      return index === siblings.length - 1 ? null : { parentId, beforeId: siblings[index + 2] ?? null };
    case 'in':
      if (before === undefined || depthIn(items, id) + 1 + heightOf(items, id) > levels) return null;
      return { parentId: before, beforeId: null };
    case 'out': {
      if (parentId === null) return null;
      const above = parentOf(items, parentId);
      const aunts = siblingsOf(items, above);
      return { parentId: above, beforeId: aunts[aunts.indexOf(parentId) + 1] ?? null };
    }
  }
}

/**
 * Where a dragged branch lands when it is let go between two rows.
 *
 * @param items   every item in order, the dragged branch included
 * @param index   how many of the rows that stay stand above the gap
 * @param depth   the level pointed at; taken as near as the neighbours and `levels` allow
 */
export function placeInGap(
  items: readonly TreeItem[],
  id: string,
  { index, depth, levels }: { readonly index: number; readonly depth: number; readonly levels: number },
): Place & { readonly depth: number } {
  const branch = branchOf(items, id);
  const rest = items.filter((item) => !branch.has(item.id));
  const [above, below] = [rest[index - 1], rest[index]];
  const deepest = Math.min(above ? depthIn(rest, above.id) + 1 : 0, levels - heightOf(items, id));
  const shallowest = below ? Math.min(depthIn(rest, below.id), Math.max(deepest, 0)) : 0;
  const level = Math.max(shallowest, Math.min(depth, deepest), 0);
  let parent = above;
  while (parent && depthIn(rest, parent.id) >= level) parent = rest.find((item) => item.id === parent?.parentId);
  const parentId = parent?.id ?? null;
  const following = rest.slice(index).find((item) => item.parentId === parentId);
  return { parentId, beforeId: following?.id ?? null, depth: level };
}

/** The items in their new order, parents before children. */
export function moved<Item extends TreeItem>(
  items: readonly Item[],
  id: string,
  { parentId, beforeId }: Place,
): Item[] {
  const branch = branchOf(items, id);
  const rest = items.filter((item) => !branch.has(item.id));
  const taken = items
    .filter((item) => branch.has(item.id))
    .map((item) => (item.id === id ? { ...item, parentId } : item));
  if (beforeId !== null)
    return rest.toSpliced(
      rest.findIndex((item) => item.id === beforeId),
      0,
      ...taken,
    );
  if (parentId === null) return [...rest, ...taken];
  const family = branchOf(rest, parentId);
  return rest.toSpliced(rest.findLastIndex((item) => family.has(item.id)) + 1, 0, ...taken);
}
