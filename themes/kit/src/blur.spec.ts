import { expect, it } from 'vitest';
import { blurOf } from './blur.js';

const packed = (rows: readonly string[]) => Buffer.from(rows.join(''), 'hex').toString('base64url');

it('draws sixteen pixels, lowest row first and blue before red, as bitmaps stand', () => {
  const red = 'f800f800f800f800';
  const uri = blurOf(packed([red, red, red, '001f001f001f8220']));
  const bytes = Buffer.from(uri.replace('data:image/bmp;base64,', ''), 'base64');
  expect([bytes.length, bytes.subarray(0, 2).toString(), bytes.readUInt32LE(2)]).toEqual([102, 'BM', 102]);
  expect([bytes.readInt32LE(18), bytes.readInt32LE(22), bytes.readUInt16LE(28)]).toEqual([4, 4, 24]);
  expect(bytes.subarray(54, 66).toString('hex')).toBe('ff0000ff0000ff0000004584');
  expect(bytes.subarray(90, 102).toString('hex')).toBe('0000ff0000ff0000ff0000ff');
});

it('draws nothing for pictures without one', () => expect(blurOf('')).toBe(''));
