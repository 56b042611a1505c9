import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.js';

it.each([
  [1, '1 bytes'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [312_400, '312 kB'],
  [999_600, '1.0 MB'],
  [1_440_000, '1.4 MB'],
  [20_971_520, '21 MB'],
  [2_147_483_648, '2.1 GB'],
])('%s bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
