import { describe, expect, it } from 'vitest';
import { Generations } from './generations.js';

describe('purge generations', () => {
  it('takes a page as current when its data was read after the last purge of its tags', () => {
    const generations = new Generations();
    generations.note('a', 7, ['product:1']);
    expect(generations.isCurrent('a', ['product:1', 'shop'], 6)).toBe(false);
    expect(generations.isCurrent('a', ['product:1', 'shop'], 7)).toBe(true);
    expect(generations.isCurrent('a', ['product:2'], 6)).toBe(true);
  });

  it('knows a replay and a gap, per shop', () => {
    const generations = new Generations({ a: 4 });
    expect(generations.note('a', 4, ['x'])).toBe('replayed');
    expect(generations.note('a', 5, ['x'])).toBe('next');
    expect(generations.note('b', 900, ['x'])).toBe('next');
    expect(generations.note('a', 8, ['x'])).toBe('gap');
  });

  it('takes everything read before a gap as outdated', () => {
    const generations = new Generations({ a: 4 });
    generations.note('a', 9, ['x']);
    expect(generations.isCurrent('a', ['never purged'], 8)).toBe(false);
    expect(generations.isCurrent('a', ['never purged'], 9)).toBe(true);
  });

  it('forgets no purge when it has to forget tags', () => {
    const generations = new Generations({ a: 0 });
    const tags = Array.from({ length: 20_001 }, (_tag, index) => `product:${index}`);
    generations.note('a', 1, ['category:1']);
    generations.note('a', 2, tags);
    expect(generations.isCurrent('a', ['category:1'], 1)).toBe(false);
  });
});
