import { categoryDepthLimit } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeProblem, type TreeNode } from './category.rule.js';

const tree: readonly TreeNode[] = [
  { id: 'table', parentId: null },
  { id: 'cups', parentId: 'table' },
  { id: 'mugs', parentId: 'cups' },
  { id: 'kitchen', parentId: null },
  { id: 'a', parentId: 'kitchen' },
  { id: 'b', parentId: 'a' },
  { id: 'c', parentId: 'b' },
  { id: 'd', parentId: 'c' },
];

describe('a place in the tree of categories', () => {
  it.each([
    ['another branch', 'mugs', 'kitchen', null],
    ['the top', 'cups', null, null],
    ['where it stands already', 'mugs', 'cups', null],
    ['itself', 'cups', 'cups', 'category.cycle'],
    ['what stands below it', 'table', 'mugs', 'category.cycle'],
    ['a category that is not there', 'cups', 'gone', 'category.not_found'],
    ['the sixth level', 'mugs', 'd', 'category.too_deep'],
    ['a level that is too deep for what it takes along', 'cups', 'c', 'category.too_deep'],
    ['the fifth level', 'mugs', 'c', null],
  ])('below %s', (_where, id, parentId, problem) => expect(placeProblem(tree, id, parentId)).toBe(problem));

  it('is free to a new category until the tree is five deep', () => {
    expect(placeProblem(tree, null, 'c')).toBeNull();
    expect(placeProblem(tree, null, 'd')).toBe('category.too_deep');
  });

  it('leaves a tree without cycles and five deep at most, whatever is moved where', () => {
    const move = fc.record({ id: fc.nat(7), parent: fc.option(fc.nat(7), { nil: null }) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const parents = new Map<string, string | null>(tree.map(({ id, parentId }) => [id, parentId]));
        const idAt = (index: number): string => tree[index]?.id ?? '';
        for (const { id, parent } of moves) {
          const nodes = [...parents].map(([node, parentId]) => ({ id: node, parentId }));
          const parentId = parent === null ? null : idAt(parent);
          if (placeProblem(nodes, idAt(id), parentId) === null) parents.set(idAt(id), parentId);
        }
        for (const id of parents.keys()) {
          let depth = 0;
          for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
            depth += 1;
            expect(depth).toBeLessThanOrEqual(categoryDepthLimit);
          }
        }
      }),
    );
  });
});
