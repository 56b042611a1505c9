import { describe, expect, it } from 'vitest';
import { Generations } from './generations.js';

describe('purge generations', () => {
  it('takes a page as current when its data was read after the last purge of its tags', () => {
    const generations = new Generations();
    generations.note('a', 7, ['product:1'], false);
    expect(generations.standingOf('a', ['product:1', 'shop'], 6)).toBe('outdated');
    expect(generations.standingOf('a', ['product:1', 'shop'], 7)).toBe('current');
    expect(generations.standingOf('a', ['product:2'], 6)).toBe('current');
  });

  it('strikes for good what was read before a hard purge, however many soft ones follow', () => {
    const generations = new Generations();
    generations.note('a', 1, ['product:1'], true);
    generations.note('a', 2, ['product:1'], false);
    expect([0, 1, 2].map((read) => generations.standingOf('a', ['product:1'], read))).toEqual([
      'struck',
      'outdated',
      'current',
    ]);
  });

  it('knows a replay and a gap, per shop', () => {
    const generations = new Generations({ a: 4 });
    expect(generations.note('a', 4, ['x'], false)).toBe('replayed');
    expect(generations.note('a', 5, ['x'], false)).toBe('next');
    expect(generations.note('b', 900, ['x'], false)).toBe('next');
    expect(generations.note('a', 8, ['x'], false)).toBe('gap');
  });

  it('takes everything read before a gap as outdated', () => {
    const generations = new Generations({ a: 4 });
    generations.note('a', 9, ['x'], false);
    expect(generations.standingOf('a', ['never purged'], 8)).toBe('struck');
    expect(generations.standingOf('a', ['never purged'], 9)).toBe('current');
  });

  it('forgets no purge when it has to forget tags', () => {
    const generations = new Generations({ a: 0 });
    const tags = Array.from({ length: 20_001 }, (_tag, index) => `product:${index}`);
    generations.note('a', 1, ['category:1'], false);
    generations.note('a', 2, tags, false);
    expect(generations.standingOf('a', ['category:1'], 1)).toBe('struck');
  });
});
