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
  /** UTF-8. */
  readonly html: Buffer;
  readonly tags: readonly string[];
  readonly purgeSequence: number;
  readonly isStorable: boolean;
}

/** A page's text by encoding: as it is, and compressed from the first visitor on who takes it so. */
export type Bodies = { readonly identity: Buffer } & { [Compressed in Exclude<Encoding, 'identity'>]?: Buffer };

/** A page as it is kept: its bodies, and what must be known to purge or refresh it. */
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
  readonly bodies: Bodies;
}

// A window no larger than a page: the encoder's buffers are what makes the collector run.
const windowBits = 18;

const brotli = (body: Buffer, quality: number): Promise<Buffer> =>
  compressBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: windowBits,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

/** A rendered page as it is kept. */
export function pageEntry(
  page: RenderedPage,
  facts: Pick<PageEntry, 'key' | 'shopId' | 'build' | 'storedAt' | 'freshUntil'>,
): PageEntry {
  const { html: identity, status, tags, purgeSequence } = page;
  const etag = `W/"${createHash('sha1').update(identity).digest('base64url')}"`;
  return { ...facts, status, tags, purgeSequence, etag, bodies: { identity } };
}

const compressing = new WeakMap<PageEntry, Map<Encoding, Promise<void>>>();

/** Makes the body of an encoding unless it is there: at the speed a waiting visitor deserves, once however many wait. */
export async function encodeFor(entry: PageEntry, encoding: Encoding): Promise<void> {
  const { bodies } = entry;
  if (encoding === 'identity' || bodies[encoding] !== undefined) return;
  const running = compressing.get(entry) ?? new Map<Encoding, Promise<void>>();
  compressing.set(entry, running);
  const made = running.get(encoding) ?? compress(entry, encoding);
  running.set(encoding, made);
  await made;
}

async function compress({ bodies }: PageEntry, encoding: 'br' | 'gzip'): Promise<void> {
  bodies[encoding] = await (encoding === 'br'
    ? brotli(bodies.identity, 2)
    : compressGzip(bodies.identity, { level: 1 }));
}

/** The same page with the smallest bodies; slow, so done after the visitor has theirs. */
export async function squeezed(entry: PageEntry): Promise<PageEntry> {
  const { identity } = entry.bodies;
  const [br, gzip] = await Promise.all([brotli(identity, 11), compressGzip(identity, { level: 9 })]);
  return { ...entry, bodies: { br, gzip, identity } };
}

/** Bytes an entry takes, or will have taken once every encoding was asked for: compressed pages are a sixth or less. */
export const sizeOf = ({ bodies }: PageEntry): number => Math.ceil(bodies.identity.length * 1.4) + 1024;

/** The best encoding a client accepts. A missing header means identity. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding) ? 'gzip' : 'identity';
}
