import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../dist/client/_assets/', import.meta.url));
const themes = fileURLToPath(new URL('../../themes/', import.meta.url));
const built = existsSync(assets) ? readdirSync(assets) : [];

/** Kilobytes over the wire of all built files whose names match. */
const kilobytes = (pattern: RegExp): number =>
  built
    .filter((name) => pattern.test(name))
    .reduce((sum, name) => sum + brotliCompressSync(readFileSync(`${assets}${name}`)).length / 1024, 0);
const shared = '(?!browse|product|cart).*\\.js$';

describe('what a shopper downloads (brotli; run the build first)', () => {
  it('is at most 8 KB of JavaScript to browse, 15 on a product, 40 in cart and checkout', () => {
    const browse = kilobytes(new RegExp(`^(?:browse.*\\.js$|${shared})`));
    expect(browse).toBeGreaterThan(1);
    expect(browse).toBeLessThanOrEqual(8);
    expect(browse + kilobytes(/^product.*\.js$/)).toBeLessThanOrEqual(15);
    expect(browse + kilobytes(/^cart.*\.js$/)).toBeLessThanOrEqual(40);
  });

  it.each(readdirSync(themes).filter((id) => existsSync(`${themes}${id}/theme.ts`)))(
    'is one stylesheet of at most 12 KB for %s, and fonts of its own',
    (id) => {
      const sheets = built.filter((name) => name.startsWith(`${id}.`) && name.endsWith('.css'));
      expect(sheets).toHaveLength(1);
      expect(kilobytes(new RegExp(`^${id}\\..*\\.css$`))).toBeLessThanOrEqual(12);
    },
  );
});
