import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';
import type { Visit } from './visit.js';

/** Said by one hop to the next, and headers a visitor must not set: ours are added instead. */
const dropped: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'forwarded',
  'expect',
  'x-internal-token',
  'x-shop',
]);

const mayPass = (name: string): boolean => !dropped.has(name) && !name.startsWith('x-forwarded-');

function passedOn(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && mayPass(name)) kept[name] = value;
  return kept;
}

/** Hands `/api/*` and `/media/*` to the API under the visitor's own host, so that browsers stay on one origin. */
export class ApiProxy {
  readonly #pool: Pool;

  constructor(
    apiUrl: string,
    private readonly token: string,
  ) {
    this.#pool = new Pool(apiUrl, { connections: 128, pipelining: 1, headersTimeout: 30_000, bodyTimeout: 60_000 });
  }

  /** @throws when the API cannot be reached and nothing was sent yet */
  async forward(request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
    const hasBody = visit.method !== 'GET' && visit.method !== 'HEAD';
    const answer = await this.#pool.request({
      method: visit.method,
      path: request.url ?? '/',
      headers: {
        ...passedOn(request.headers),
        'x-forwarded-host': visit.authority,
        'x-forwarded-proto': visit.isHttps ? 'https' : 'http',
        'x-forwarded-for': visit.clientAddress,
        'x-internal-token': this.token,
        'x-request-id': visit.requestId,
      },
      body: hasBody ? request : undefined,
    });
    const headers = Object.entries(answer.headers).filter(([name]) => mayPass(name));
    response.writeHead(answer.statusCode, Object.fromEntries(headers));
    await pipeline(answer.body, response).catch(() => response.destroy());
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
