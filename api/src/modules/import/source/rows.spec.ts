import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRows, type FileShape } from './rows.js';

const csv: FileShape = { container: 'csv', encoding: 'utf-8', delimiter: ',' };
const text = 'A mug of stoneware, thrown by hand. '.repeat(8);

/** A file as it comes off a disk, made while it is read: nobody holds it. */
async function* aFile(rows: number, line: (row: number) => string): AsyncGenerator<Buffer> {
  for (let start = 0; start < rows; start += 200) {
    const count = Math.min(200, rows - start);
    yield Buffer.from(Array.from({ length: count }, (_, offset) => line(start + offset)).join(''));
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = z.custom<() => void>((value) => typeof value === 'function').parse(runInNewContext('gc'));

/** Bytes that are held, not those that wait to be thrown away. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Reads to the end, and looks at the memory on the way. */
async function measure(rows: AsyncIterable<{ readonly cells: readonly string[] }>) {
  const before = heldBytes();
  let [count, peak, last] = [0, 0, ''];
  for await (const { cells } of rows) {
    count += 1;
    last = cells[0] ?? '';
    if (count % 25_000 === 0) peak = Math.max(peak, heldBytes() - before);
  }
  return { count, last, peakMegabytes: peak / 1_048_576 };
}

describe('a hundred thousand rows of thirty megabytes', () => {
  it.each([
    ['CSV', csv, (row: number) => `Mug ${row},HUGE-${row},12.50,"${text}"\n`, 'Mug 99999'],
    [
      'JSON lines',
      { ...csv, container: 'jsonl' as const, delimiter: '' },
      (row: number) => `{"title":"Mug ${row}","subtitle":"${text}"}\n`,
      `{"title":"Mug 99999","subtitle":"${text}"}`,
    ],
  ])('of %s are read one after another, and never stand in memory together', async (_name, shape, line, last) => {
    const read = await measure(readRows(aFile(100_000, line), shape));
    expect([read.count, read.last]).toEqual([100_000, last]);
    expect(read.peakMegabytes).toBeLessThan(16);
  });
});
