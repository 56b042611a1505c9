import { describe, expect, it } from 'vitest';
import { createKeyFollower, describePress, keyCaps } from './key-pattern.js';

const press = { ctrlKey: false, metaKey: false, altKey: false };

describe('keyboard shortcuts', () => {
  it('treats Ctrl and Command as the same modifier', () => {
    expect(describePress({ ...press, key: 'K', ctrlKey: true })).toBe('mod+k');
    expect(describePress({ ...press, key: 'k', metaKey: true })).toBe('mod+k');
  });

  it('opens orders with g then o, when the second key follows in time', () => {
    const follow = createKeyFollower(1000);
    const patterns = new Set(['g o', '?']);
    expect(follow('g', 0, patterns)).toBeUndefined();
    expect(follow('o', 900, patterns)).toBe('g o');
  });

  it('forgets the first key when the second comes too late', () => {
    const follow = createKeyFollower(1000);
    const patterns = new Set(['g o']);
    follow('g', 0, patterns);
    expect(follow('o', 1001, patterns)).toBeUndefined();
  });

  it('does not reuse the end of one sequence as the start of another', () => {
    const follow = createKeyFollower(1000);
    const patterns = new Set(['g o', 'o p']);
    follow('g', 0, patterns);
    expect(follow('o', 10, patterns)).toBe('g o');
    expect(follow('p', 20, patterns)).toBeUndefined();
  });

  it('shows the keys of the machine in front of the person', () => {
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('g o', false)).toEqual(['G', 'O']);
  });
});
