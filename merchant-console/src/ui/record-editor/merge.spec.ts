import { describe, expect, it } from 'vitest';
import { changedKeys, rebaseDraft } from './merge.js';

const base = { name: 'Cups', description: '', tags: ['a'] };

describe('two people editing one thing', () => {
  it('both keep what only they changed; what both changed stays mine', () => {
    const mine = { ...base, name: 'Mugs', tags: ['a', 'b'] };
    const theirs = { ...base, name: 'Beakers', description: 'Thrown by hand.' };
    expect(rebaseDraft(base, mine, theirs)).toEqual({ name: 'Mugs', description: 'Thrown by hand.', tags: ['a', 'b'] });
  });

  it('are told which fields differ', () => {
    expect(changedKeys(base, { ...base, tags: ['b'] })).toEqual(['tags']);
    expect(changedKeys(base, { ...base })).toEqual([]);
  });
});
