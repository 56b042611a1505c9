import { createServer } from 'node:http';
import { existsSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
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
import { AstroDrawer } from './astro.drawer.js';
import { readConfig, type Config } from './config.js';
import { Front } from './front.js';
import { PageRenderer } from './page.renderer.js';
import { ApiProxy } from './proxy.js';
import { Storefront } from './storefront.js';
import { StorefrontReader } from './storefront.reader.js';

const assetsFolder = fileURLToPath(new URL('../client/_assets/', import.meta.url));

/** Changes whenever a stylesheet or script does: pages of another build point to other files. */
const buildId = (): string =>
  createHash('sha256')
    .update((existsSync(assetsFolder) ? readdirSync(assetsFolder) : []).sort().join('\n'))
    .digest('base64url')
    .slice(0, 12);

const below = (config: Config, name: string): string | null =>
  config.CACHE_DIR === undefined ? null : join(config.CACHE_DIR, name);

function openCache(config: Config, ledger: PurgeLedger, log: Logger) {
  const generations = new Generations(ledger.sequences);
  const folder = below(config, 'pages');
  const disk = folder === null ? null : new DiskStore(folder, config.CACHE_DISK_MB * 2 ** 20);
  const cache = new PageCache({
    build: buildId(),
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

function assemble(config: Config, log: Logger) {
  const { API_URL, INTERNAL_TOKEN } = config;
  const metrics = new Metrics();
  const api = new ApiClient(API_URL, INTERNAL_TOKEN, new Breaker(5, 1000), config.API_TIMEOUT_MS);
  const hostFile = below(config, 'hosts.json');
  const hosts = new HostDirectory(api, hostFile === null ? noMemory : new HostFile(hostFile));
  const ledger = PurgeLedger.open(below(config, 'purges.json'));
  const { cache, generations } = openCache(config, ledger, log);
  const purger = new Purger({ cache, hosts, generations, ledger, metrics, log });
  const stream = new PurgeStream({
    apiUrl: API_URL,
    token: INTERNAL_TOKEN,
    position: () => ledger.position,
    onPurge: (event) => purger.apply(event),
    onState: (isConnected) => metrics.isStreamConnected.set(isConnected ? 1 : 0),
  });
  const reader = new StorefrontReader(api);
  const storefront = new Storefront(api, reader, new PageRenderer(new AstroDrawer(), reader, metrics, log), log);
  const proxy = new ApiProxy(API_URL, INTERNAL_TOKEN);
  const assets = new Assets(assetsFolder, below(config, 'assets'));
  const front = new Front({ hosts, cache, storefront, proxy, assets, metrics, log, isProxyTrusted: config.TRUST_PROXY });
  const close = async (): Promise<void> => {
    stream.close();
    await cache.settled();
    await Promise.all([api.close(), proxy.close()]);
  };
  return { front, stream, close };
}

/**
 * Starts the storefront process: every shop's pages on one port, until SIGINT or SIGTERM.
 *
 * @throws Error when the configuration is incomplete or the port is taken
 */
export async function start(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const config = readConfig(environment);
  const log = pino({ level: config.LOG_LEVEL, base: { process: 'storefront' } });
  const { front, stream, close } = assemble(config, log);
  const server = createServer({ keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 }, (request, response) => front.handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  void stream.run();
  log.info({ port: config.PORT, api: config.API_URL }, 'storefront is ready');
  const stop = (): void => {
    server.close(() => void close().then(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5_000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
