import { expect, test } from 'vitest';
import { SharedReads } from './shared.reads.js';

function aShelf() {
  let price = 1;
  let reads = 0;
  const waiting: (() => void)[] = [];
  const read = async (begin: () => void) => {
    reads += 1;
    begin();
    const seen = price;
    await new Promise<void>((resolve) => waiting.push(resolve));
    return seen;
  };
  const queued = async (begin: () => void) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return read(begin);
  };
  return {
    read,
    queued,
    reads: () => reads,
    reprice: (to: number) => (price = to),
    answer: async () => {
      waiting.shift()?.();
      await new Promise(setImmediate);
    },
  };
}

test('those who ask while a read runs share the next one, and see what was written before they asked', async () => {
  const shelf = aShelf();
  const shared = new SharedReads<number>();
  const first = shared.read('mug', shelf.read);
  shelf.reprice(2);
  const later = [shared.read('mug', shelf.read), shared.read('mug', shelf.read), shared.read('mug', shelf.read)];
  await shelf.answer();
  shelf.reprice(3);
  const last = shared.read('mug', shelf.read);
  await shelf.answer();
  await shelf.answer();
  expect(await Promise.all([first, ...later, last])).toEqual([1, 2, 2, 2, 3]);
  expect(shelf.reads()).toBe(3);
});

test('those who ask while a read still waits for its turn share that one', async () => {
  const shelf = aShelf();
  const shared = new SharedReads<number>();
  const all = [shared.read('mug', shelf.queued), shared.read('mug', shelf.queued)];
  shelf.reprice(2);
  all.push(shared.read('mug', shelf.queued));
  await shelf.answer();
  await shelf.answer();
  expect(await Promise.all(all)).toEqual([2, 2, 2]);
  expect(shelf.reads()).toBe(1);
});

test('different reads do not wait for each other', async () => {
  const shelf = aShelf();
  const shared = new SharedReads<number>();
  const both = [shared.read('mug', shelf.read), shared.read('bowl', shelf.read)];
  expect(shelf.reads()).toBe(2);
  await shelf.answer();
  await shelf.answer();
  expect(await Promise.all(both)).toEqual([1, 1]);
});

test('a read that fails fails for those who shared it, and for nobody after', async () => {
  const shared = new SharedReads<number>();
  const broken = (begin: () => void) => {
    begin();
    return Promise.reject(new Error('gone'));
  };
  const first = shared.read('mug', broken);
  const second = shared.read('mug', () => Promise.resolve(5));
  await expect(first).rejects.toThrow('gone');
  expect(await second).toBe(5);
  expect(await shared.read('mug', () => Promise.resolve(6))).toBe(6);
});
