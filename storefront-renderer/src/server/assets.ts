import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, copyFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { lifetimes } from '../cache/page.cache.js';
import { chooseEncoding, type Encoding } from '../cache/page.entry.js';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const compressible: ReadonlySet<string> = new Set(['.css', '.js', '.svg']);

interface Asset {
  readonly type: string;
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer };
}

/**
 * Hashed files of the build. Those of earlier builds are kept beside the page cache for as long as a cached page may still
 * point to them.
 */
export class Assets {
  readonly #loaded = new LRUCache<string, Asset>({ max: 500 });

  constructor(
    private readonly folder: string,
    private readonly keptFolder: string | null,
  ) {
    if (keptFolder !== null) this.#keep(keptFolder);
  }

  /** Sends `/_assets/<name>`, immutable; false when there is no such file. */
  send(request: IncomingMessage, response: ServerResponse, name: string): boolean {
    const asset = this.#loaded.get(name) ?? this.#load(name);
    if (asset === undefined) return false;
    const encoding = chooseEncoding(request.headers['accept-encoding']?.toString());
    const encoded = asset.bodies[encoding];
    const body = encoded ?? asset.bodies.identity;
    response.writeHead(200, {
      'Content-Type': asset.type,
      'Content-Length': body.length,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
      ...(encoded !== undefined && encoding !== 'identity' ? { 'Content-Encoding': encoding } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }

  #load(name: string): Asset | undefined {
    if (!/^[\w.@-]+$/.test(name)) return undefined;
    const path = [this.folder, this.keptFolder]
      .flatMap((folder) => (folder === null ? [] : [join(folder, name)]))
      .find((candidate) => existsSync(candidate));
    if (path === undefined) return undefined;
    const identity = readFileSync(path);
    const extension = extname(name);
    const asset: Asset = {
      type: types[extension] ?? 'application/octet-stream',
      bodies: compressible.has(extension)
        ? {
            identity,
            br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
            gzip: gzipSync(identity, { level: 9 }),
          }
        : { identity },
    };
    this.#loaded.set(name, asset);
    return asset;
  }

  #keep(kept: string): void {
    mkdirSync(kept, { recursive: true });
    const now = new Date();
    for (const name of existsSync(this.folder) ? readdirSync(this.folder) : []) {
      copyFileSync(join(this.folder, name), join(kept, name));
      utimesSync(join(kept, name), now, now);
    }
    const oldest = now.getTime() - lifetimes.staleOnError;
    for (const name of readdirSync(kept)) {
      if (statSync(join(kept, name)).mtimeMs < oldest) rmSync(join(kept, name));
    }
  }
}
