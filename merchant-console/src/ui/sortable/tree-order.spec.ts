import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchOf, depthIn, moved, placeInGap, stepFrom, type Step, type TreeItem } from './tree-order.js';

const item = (id: string, parentId: string | null = null): TreeItem => ({ id, parentId });
const tree = [item('table'), item('cups', 'table'), item('mugs', 'cups'), item('bowls', 'table'), item('home')];
const drawn = (items: readonly TreeItem[]) => items.map(({ id }) => `${'> '.repeat(depthIn(items, id))}${id}`);
const step = (id: string, way: Step, levels = 5) => {
  const place = stepFrom(tree, id, way, levels);
  return place ? drawn(moved(tree, id, place)) : null;
};

describe('moving by keyboard', () => {
  it('goes up and down among siblings, with everything below', () => {
    expect(step('bowls', 'up')).toEqual(['table', '> bowls', '> cups', '> > mugs', 'home']);
    expect(step('cups', 'down')).toEqual(['table', '> bowls', '> cups', '> > mugs', 'home']);
    expect(step('table', 'down')).toEqual(['home', 'table', '> cups', '> > mugs', '> bowls']);
  });

  it('goes into the sibling above and out of the parent', () => {
    expect(step('bowls', 'in')).toEqual(['table', '> cups', '> > mugs', '> > bowls', 'home']);
    expect(step('cups', 'out')).toEqual(['table', '> bowls', 'cups', '> mugs', 'home']);
  });

  it('stops where there is nowhere to go, or the tree would be too deep', () => {
    expect([step('table', 'up'), step('home', 'down'), step('table', 'in'), step('home', 'out')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(step('bowls', 'in', 2)).toBeNull();
  });
});

describe('letting go between two rows', () => {
  const drop = (id: string, index: number, depth: number, levels = 5) => {
    const place = placeInGap(tree, id, { index, depth, levels });
    return drawn(moved(tree, id, place));
  };

  it('lands on the level pointed at, as near as the neighbours allow', () => {
    expect(drop('home', 1, 0)).toEqual(['table', '> home', '> cups', '> > mugs', '> bowls']);
    expect(drop('home', 3, 2)).toEqual(['table', '> cups', '> > mugs', '> > home', '> bowls']);
    expect(drop('home', 3, 9)).toEqual(['table', '> cups', '> > mugs', '> > > home', '> bowls']);
    expect(drop('bowls', 4, 0)).toEqual(['table', '> cups', '> > mugs', 'home', 'bowls']);
  });

  it('never lands deeper than allowed with what it takes along', () => {
    expect(drop('cups', 3, 5, 2)).toEqual(['table', '> bowls', 'home', 'cups', '> mugs']);
  });

  it('keeps every item once, and every branch together, wherever it is dropped', () => {
    const ids = tree.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.nat(5),
        fc.nat(5),
        fc.integer({ min: 1, max: 5 }),
        (id, gap, depth, levels) => {
          const rest = tree.length - branchOf(tree, id).size;
          const place = placeInGap(tree, id, { index: Math.min(gap, rest), depth, levels });
          const after = moved(tree, id, place);
          expect(after.map((each) => each.id).toSorted()).toEqual(ids.toSorted());
          expect(branchOf(after, id)).toEqual(branchOf(tree, id));
          expect(place.parentId === null || !branchOf(tree, id).has(place.parentId)).toBe(true);
        },
      ),
    );
  });
});
