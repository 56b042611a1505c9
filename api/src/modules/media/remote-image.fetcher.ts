import { request as httpRequest, type IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { maxImageBytes } from '@smallshop/contract';
import { Refusal } from '../../plumbing/refusal.js';
import { readAtMost } from './measured.file.js';
import { isPublicAddress } from './public.address.js';
import { RemoteWire } from './remote.wire.js';

const maxRedirects = 3;
const timeoutMs = 20_000;
const portOf: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** What came from a web address. */
export interface RemoteFile {
  readonly bytes: Buffer;
  /** Last segment of the address it was found at. */
  readonly fileName: string;
}

const failed = (reason: string): Refusal => new Refusal('media.fetch_failed', { reason });

/**
 * Fetches pictures from the web as a stranger would: public addresses on the standard ports only. Every hop is resolved once, all
 * its addresses are checked, and the connection goes to the checked address, so that a name cannot change its mind in between.
 */
@Injectable()
export class RemoteImageFetcher {
  constructor(private readonly wire: RemoteWire) {}

  /**
   * @throws Refusal `media.address_refused`; `media.fetch_failed` for no answer within 20 seconds, another status than 200 or more
   * than three redirects; `media.too_large` over 20 MB
   */
  async fetch(address: string): Promise<RemoteFile> {
    const deadline = AbortSignal.timeout(timeoutMs);
    let url = checkedUrl(address);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await this.#get(url, deadline);
      const target = redirectOf(answer);
      if (target === null) return { bytes: await bodyOf(answer, deadline), fileName: fileNameOf(url) };
      answer.destroy();
      url = checkedUrl(target, url);
    }
    throw failed(`It was redirected more than ${maxRedirects} times.`);
  }

  async #get(url: URL, deadline: AbortSignal): Promise<IncomingMessage> {
    const address = await this.#checkedAddress(bareHost(url));
    const socket = this.wire.dial(address, portOf[url.protocol] ?? 0);
    const connection = url.protocol === 'https:' ? secured(socket, bareHost(url)) : socket;
    return new Promise((resolve, reject) => {
      const headers = { host: url.host, accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'SmallShop' };
      const options = { method: 'GET', path: `${url.pathname}${url.search}`, headers, signal: deadline };
      // Without an agent: one would open a connection of its own.
      const request = httpRequest({ ...options, createConnection: () => connection }, resolve);
      request.on('error', (error) => {
        socket.destroy();
        reject(failed(deadline.aborted ? 'It did not answer in time.' : reasonOf(error)));
      });
      request.end();
    });
  }

  /** One bad address among several is enough: the next look-up might choose it. */
  async #checkedAddress(host: string): Promise<string> {
    const addresses = isIP(host) ? [host] : await this.wire.resolve(host).catch(() => []);
    const [first] = addresses;
    if (first === undefined) throw failed(`There is no host ${host}.`);
    if (!addresses.every(isPublicAddress)) throw new Refusal('media.address_refused');
    return first;
  }
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** The URL parser has already turned decimal, octal and hexadecimal hosts into dotted ones. */
function checkedUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (!url) throw new Refusal('media.address_refused');
  const isPlain = url.port === '' && url.username === '' && url.password === '';
  if (!isPlain || portOf[url.protocol] === undefined) throw new Refusal('media.address_refused');
  return url;
}

const secured = (socket: Socket, host: string): Socket =>
  secure({ socket, ALPNProtocols: ['http/1.1'], ...(isIP(host) ? {} : { servername: host }) });

/** Where the answer sends us, or null when it is the file; @throws Refusal for any other answer */
function redirectOf(answer: IncomingMessage): string | null {
  const status = answer.statusCode ?? 0;
  const { location } = answer.headers;
  if (status >= 300 && status < 400 && location !== undefined) return location;
  if (status === 200) return null;
  answer.destroy();
  throw failed(`Its server answered ${status}.`);
}

async function bodyOf(answer: IncomingMessage, deadline: AbortSignal): Promise<Buffer> {
  if (Number(answer.headers['content-length']) > maxImageBytes) {
    answer.destroy();
    throw new Refusal('media.too_large', { limitBytes: maxImageBytes });
  }
  try {
    return await readAtMost(answer, maxImageBytes);
  } catch (error) {
    answer.destroy();
    if (error instanceof Refusal && error.code === 'media.too_large') throw error;
    throw failed(deadline.aborted ? 'It took too long to arrive.' : 'It broke off half-way.');
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? `The connection failed (${String(error.code)}).`
    : 'The connection failed.';

const fileNameOf = ({ pathname }: URL): string => {
  const last = pathname.split('/').at(-1) ?? '';
  const name = decodedOr(last)
    .replaceAll(/[\p{Cc}/\\]/gu, '')
    .trim()
    .slice(-200);
  return name === '' ? 'picture' : name;
};

const decodedOr = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
