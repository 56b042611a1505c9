import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Encodings a page is kept in, best first. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A page as it came from a theme. */
export interface RenderedPage {
  readonly status: number;
  readonly html: string;
  readonly tags: readonly string[];
  readonly purgeSequence: number;
  readonly isStorable: boolean;
}

/** A page as it is kept: bodies in every encoding, and what must be known to purge or refresh it. */
export interface PageEntry {
  readonly key: string;
  readonly shopId: string;
  readonly status: number;
  readonly tags: readonly string[];
  readonly purgeSequence: number;
  /** Build of the renderer that drew it. */
  readonly build: string;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
  readonly freshUntil: number;
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
}

const brotli = (body: Buffer, quality: number): Promise<Buffer> =>
  compressBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

/** Encodes a rendered page at once, at the speed a waiting visitor deserves: a millisecond for a hundred kilobytes. */
export async function encodePage(
  page: RenderedPage,
  facts: Pick<PageEntry, 'key' | 'shopId' | 'build' | 'storedAt' | 'freshUntil'>,
): Promise<PageEntry> {
  const identity = Buffer.from(page.html);
  const [br, zipped] = await Promise.all([brotli(identity, 2), compressGzip(identity, { level: 1 })]);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 20)}"`;
  const { status, tags, purgeSequence } = page;
  return { ...facts, status, tags, purgeSequence, etag, bodies: { br, gzip: zipped, identity } };
}

/** The same page with the smallest bodies; slow, so done after the visitor has theirs. */
export async function squeezed(entry: PageEntry): Promise<PageEntry> {
  const { identity } = entry.bodies;
  const [br, zipped] = await Promise.all([brotli(identity, 11), compressGzip(identity, { level: 9 })]);
  return br.length < entry.bodies.br.length ? { ...entry, bodies: { br, gzip: zipped, identity } } : entry;
}

/** Bytes an entry takes. */
export const sizeOf = ({ bodies }: PageEntry): number =>
  bodies.br.length + bodies.gzip.length + bodies.identity.length + 1024;

/** The best encoding a client accepts. A missing header means identity. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding) ? 'gzip' : 'identity';
}
