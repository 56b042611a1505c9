import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskStore } from './disk.store.js';
import { Generations } from './generations.js';
import { lifetimes, PageCache } from './page.cache.js';
import { chooseEncoding, encodeFor, type RenderedPage } from './page.entry.js';

const shop = 'shop-a';
const aPage = ({
  html = '<p>mug</p>',
  ...changes
}: Partial<Omit<RenderedPage, 'html'>> & { html?: string } = {}): RenderedPage => ({
  status: 200,
  html: Buffer.from(html),
  tags: ['product:1', 'shop'],
  purgeSequence: 0,
  isStorable: true,
  ...changes,
});

let folder: string;
let now: number;
let generations: Generations;
let cache: PageCache;
let disk: DiskStore;

function openCache(build = 'one', isDiskTrusted = true): PageCache {
  disk = new DiskStore(folder, 10 * 2 ** 20);
  return new PageCache({ build, memoryBytes: 10 * 2 ** 20, disk, isDiskTrusted, generations, now: () => now });
}

/** What the purger does for the shop's next purge. */
function purge(sequence: number, tags: string[], isHard: boolean): void {
  generations.note(shop, sequence, tags, isHard);
  cache.purge(shop, tags, isHard);
}

const htmlOf = async (key: string, render: () => Promise<RenderedPage>): Promise<string> =>
  (await cache.serve(key, shop, render)).entry.bodies.identity.toString();
const down = (): Promise<RenderedPage> => Promise.reject(new Error('API down'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  now = 1_800_000_000_000;
  generations = new Generations();
  cache = openCache();
});

afterEach(async () => {
  await cache.settled();
  rmSync(folder, { recursive: true, force: true });
});

describe('compression', () => {
  it('is as good as it gets for pages asked for often, and quick for the others', async () => {
    const words = Array.from({ length: 4_000 }, (_, index) => `mug-${(index * 7_919) % 1_009}`).join(' ');
    const render = (): Promise<RenderedPage> => Promise.resolve(aPage({ html: words }));
    const sizeAfter = async (key: string, asks: number): Promise<number> => {
      const { entry } = await cache.serve(key, shop, render);
      expect(cache.quick(key, 'br')).toBeUndefined();
      await Promise.all([encodeFor(entry, 'br'), encodeFor(entry, 'br')]);
      for (let ask = 0; ask < asks; ask += 1) cache.quick(key, 'br');
      await cache.settled();
      return cache.quick(key, 'br')?.bodies.br?.length ?? 0;
    };
    const quick = await sizeAfter('rare', 5);
    const best = await sizeAfter('often', 20);
    expect(best).toBeGreaterThan(0);
    expect(best).toBeLessThan(quick);
  });
});

describe('a crowd at a page nobody has drawn', () => {
  it('is served from one drawing', async () => {
    let drawn = 0;
    const render = async (): Promise<RenderedPage> => {
      drawn += 1;
      await Promise.resolve();
      return aPage();
    };
    const served = await Promise.all(Array.from({ length: 64 }, () => htmlOf('k', render)));
    expect(new Set(served)).toEqual(new Set(['<p>mug</p>']));
    expect(drawn).toBe(1);
  });

  it('all learn that the drawing failed, and the next visitor tries again', async () => {
    const results = await Promise.allSettled([htmlOf('k', down), htmlOf('k', down)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await htmlOf('k', () => Promise.resolve(aPage()))).toBe('<p>mug</p>');
  });
});

describe('a purge', () => {
  it('that is hard is never followed by the old page, even when no new one can be drawn', async () => {
    await htmlOf('k', () => Promise.resolve(aPage()));
    purge(1, ['product:1'], true);
    await expect(htmlOf('k', down)).rejects.toThrow('API down');
  });

  it('that is soft lets one visitor see the old page for a moment, and the next the new one', async () => {
    await htmlOf('k', () => Promise.resolve(aPage()));
    purge(1, ['product:1'], false);
    const fresh = (): Promise<RenderedPage> => Promise.resolve(aPage({ html: 'new', purgeSequence: 1 }));
    const first = await cache.serve('k', shop, fresh);
    expect([first.state, first.entry.bodies.identity.toString()]).toEqual(['stale', '<p>mug</p>']);
    now += lifetimes.staleAfterPurge;
    expect(await htmlOf('k', fresh)).toBe('new');
  });

  it('that is soft leaves the old page as a last resort', async () => {
    await htmlOf('k', () => Promise.resolve(aPage()));
    purge(1, ['product:1'], false);
    now += lifetimes.staleAfterPurge;
    const served = await cache.serve('k', shop, down);
    expect([served.state, served.entry.bodies.identity.toString()]).toEqual(['rescued', '<p>mug</p>']);
  });

  const purgedWhileDrawn = async (isHard: boolean): Promise<void> => {
    let finish: (page: RenderedPage) => void = () => undefined;
    const drawing = htmlOf('k', () => new Promise((resolve) => (finish = resolve)));
    await new Promise((resolve) => setImmediate(resolve));
    purge(1, ['product:1'], isHard);
    finish(aPage({ html: 'old', purgeSequence: 0 }));
    expect(await drawing).toBe('old');
  };

  it.each([true, false])('during a drawing keeps it from later visitors (hard: %s)', async (isHard) => {
    await purgedWhileDrawn(isHard);
    expect(await htmlOf('k', () => Promise.resolve(aPage({ html: 'new', purgeSequence: 1 })))).toBe('new');
  });

  it('that is soft and came during a drawing leaves it as a last resort, after a restart too', async () => {
    await purgedWhileDrawn(false);
    expect((await cache.serve('k', shop, down)).state).toBe('rescued');
    await cache.settled();
    cache = openCache();
    expect((await cache.serve('k', shop, down)).entry.bodies.identity.toString()).toBe('old');
  });

  it('that is hard and came during a drawing leaves nothing', async () => {
    await purgedWhileDrawn(true);
    await expect(htmlOf('k', down)).rejects.toThrow('API down');
  });

  it('is not shared with visitors who came before it: they do not hand their drawing to later ones', async () => {
    let finish: (page: RenderedPage) => void = () => undefined;
    const before = htmlOf('k', () => new Promise((resolve) => (finish = resolve)));
    await new Promise((resolve) => setImmediate(resolve));
    purge(1, ['product:1'], true);
    const after = await htmlOf('k', () => Promise.resolve(aPage({ html: 'new', purgeSequence: 1 })));
    finish(aPage({ html: 'old' }));
    expect([await before, after]).toEqual(['old', 'new']);
    expect(await htmlOf('k', down)).toBe('new');
  });

  it('strikes only pages made from its tags, in its own shop', async () => {
    await htmlOf('one', () => Promise.resolve(aPage()));
    await htmlOf('two', () => Promise.resolve(aPage({ html: 'two', tags: ['product:2'] })));
    await cache.serve('other', 'shop-b', () => Promise.resolve(aPage({ html: 'b' })));
    purge(1, ['product:1'], true);
    expect(await htmlOf('two', down)).toBe('two');
    expect((await cache.serve('other', 'shop-b', down)).entry.bodies.identity.toString()).toBe('b');
    await expect(htmlOf('one', down)).rejects.toThrow('API down');
  });
});

describe('while the API is down', () => {
  it('serves a page for seven days and not longer', async () => {
    await htmlOf('k', () => Promise.resolve(aPage()));
    now += lifetimes.staleOnError - 1;
    expect((await cache.serve('k', shop, down)).state).toBe('rescued');
    now += 2;
    await expect(cache.serve('k', shop, down)).rejects.toThrow('API down');
  });

  it('keeps nothing but whole pages', async () => {
    await htmlOf('k', () => Promise.resolve(aPage({ status: 503, html: 'sorry' })));
    await htmlOf('v', () => Promise.resolve(aPage({ isStorable: false })));
    await expect(htmlOf('k', down)).rejects.toThrow('API down');
    await expect(htmlOf('v', down)).rejects.toThrow('API down');
  });
});

describe('a restarted process', () => {
  it('serves what it had, compressed and with the same ETag', async () => {
    const before = await cache.serve('k', shop, () => Promise.resolve(aPage()));
    for (let ask = 0; ask < 20; ask += 1) cache.quick('k', 'identity');
    await cache.settled();
    cache = openCache();
    const after = await cache.serve('k', shop, down);
    expect([after.state, after.entry.etag]).toEqual(['hit', before.entry.etag]);
    expect(brotliDecompressSync(after.entry.bodies.br ?? '').toString()).toBe('<p>mug</p>');
  });

  it('remembers hard and soft purges', async () => {
    await htmlOf('hard', () => Promise.resolve(aPage()));
    await htmlOf('soft', () => Promise.resolve(aPage({ tags: ['product:2'] })));
    purge(1, ['product:1'], true);
    purge(2, ['product:2'], false);
    await cache.settled();
    cache = openCache();
    await expect(htmlOf('hard', down)).rejects.toThrow('API down');
    expect((await cache.serve('soft', shop, down)).state).toBe('rescued');
  });

  it.each([
    ['another build drew them', 'two', true],
    ['purges may have been missed', 'one', false],
  ])('draws pages anew when %s', async (_why, build, isTrusted) => {
    await htmlOf('k', () => Promise.resolve(aPage()));
    await cache.settled();
    cache = openCache(build, isTrusted);
    expect(await htmlOf('k', () => Promise.resolve(aPage({ html: 'new' })))).toBe('new');
  });
});

describe('the disk', () => {
  it('stays within its limit by dropping the oldest pages', async () => {
    const small = new DiskStore(join(folder, 'small'), 12_000);
    const tight = new PageCache({ build: 'one', memoryBytes: 9_000, disk: small, generations, now: () => now });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await tight.serve(key, shop, () => Promise.resolve(aPage({ html: key.repeat(3_000) })));
      await tight.settled();
    }
    expect(small.scan().map(({ key }) => key)).not.toContain('a');
    expect(small.scan().map(({ key }) => key)).toContain('f');
  });
});

describe('encodings', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', 'identity'],
    [undefined, 'identity'],
  ])('answers “%s” with %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});
