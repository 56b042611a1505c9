import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { DiskStore } from '../cache/disk.store.js';
import { Generations } from '../cache/generations.js';
import { PageCache } from '../cache/page.cache.js';
import { PurgeLedger } from '../cache/purge.ledger.js';
import { Purger } from '../cache/purger.js';
import { PurgeStream } from '../cache/purge.stream.js';
import { HostDirectory } from '../host/host.directory.js';
import { HostFile } from '../host/host.file.js';
import { Metrics } from '../observe/metrics.js';
import { ApiClient } from '../plumbing/api.client.js';
import { Breaker } from '../plumbing/breaker.js';
import { Assets } from './assets.js';
import type { Config } from './config.js';
import { Front } from './front.js';
import { RedirectDirectory } from './redirect.directory.js';
import { PageRenderer, type ThemeDrawer } from './page.renderer.js';
import { ApiProxy } from './proxy.js';
import { Storefront } from './storefront.js';
import { StorefrontReader } from './storefront.reader.js';

const buildIdOf = (assetsFolder: string): string =>
  createHash('sha256')
    .update((existsSync(assetsFolder) ? readdirSync(assetsFolder) : []).sort().join('\n'))
    .digest('base64url')
    .slice(0, 12);

const below = (config: Config, name: string): string | null =>
  config.CACHE_DIR === undefined ? null : join(config.CACHE_DIR, name);

function openCache(config: Config, build: string, ledger: PurgeLedger, log: Logger) {
  const generations = new Generations(ledger.sequences);
  const folder = below(config, 'pages');
  const disk = folder === null ? null : new DiskStore(folder, config.CACHE_DISK_MB * 2 ** 20);
  const cache = new PageCache({
    build,
    memoryBytes: config.CACHE_MEMORY_MB * 2 ** 20,
    disk,
    // Without a position nobody knows which purges were missed: what is on disk is good for emergencies only.
    isDiskTrusted: ledger.position !== null,
    generations,
    onError: (error, key) => log.warn({ err: error, key }, 'page could not be drawn anew'),
  });
  return { cache, generations };
}

const noMemory = { load: () => ({}), save: () => undefined };

/** The parts of a storefront process: what answers requests, what follows purges, and how to end both. */
export interface Assembled {
  readonly front: Front;
  readonly stream: PurgeStream;
  /** Applies one purge, as the stream does. */
  readonly purger: Purger;
  readonly close: () => Promise<void>;
}

/** Puts a storefront process together; nothing runs yet. */
export function assemble(config: Config, assetsFolder: string, drawer: ThemeDrawer, log: Logger): Assembled {
  const { API_URL, INTERNAL_TOKEN } = config;
  const metrics = new Metrics();
  const api = new ApiClient(API_URL, INTERNAL_TOKEN, new Breaker(5, 1000), config.API_TIMEOUT_MS);
  const hostFile = below(config, 'hosts.json');
  const hosts = new HostDirectory(api, hostFile === null ? noMemory : new HostFile(hostFile));
  const ledger = PurgeLedger.open(below(config, 'purges.json'));
  const { cache, generations } = openCache(config, buildIdOf(assetsFolder), ledger, log);
  const reader = new StorefrontReader(api);
  const redirects = new RedirectDirectory(reader);
  const purger = new Purger({ cache, hosts, redirects, generations, ledger, metrics, log });
  const stream = new PurgeStream({
    apiUrl: API_URL,
    token: INTERNAL_TOKEN,
    position: () => ledger.position,
    onPurge: (event) => purger.apply(event),
    onState: (isConnected) => metrics.isStreamConnected.set(isConnected ? 1 : 0),
  });
  const storefront = new Storefront(api, reader, new PageRenderer(drawer, reader, metrics, log), log);
  const proxy = new ApiProxy(API_URL, INTERNAL_TOKEN);
  const assets = new Assets(assetsFolder, below(config, 'assets'));
  const front = new Front({
    hosts,
    cache,
    redirects,
    storefront,
    proxy,
    assets,
    metrics,
    log,
    isProxyTrusted: config.TRUST_PROXY,
  });
  const close = async (): Promise<void> => {
    stream.close();
    await cache.settled();
    await Promise.all([api.close(), proxy.close()]);
  };
  return { front, stream, purger, close };
}
