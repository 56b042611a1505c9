import { errorSchema, type Operation, type RefusalCode } from '@smallshop/contract';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Breaker } from './breaker.js';

/** A rule of the API said no. `code` is of the contract's catalogue; `message` is fit to show. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: RefusalCode | (string & {}),
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/** The API cannot be reached, did not answer in time, or failed. */
export class ApiUnavailable extends Error {}

/** On whose behalf a call is made. `host` selects the shop. */
export interface CallScope {
  readonly host: string;
  readonly protocol: string;
  readonly requestId: string;
  /** Language of the page: what texts are answered in. */
  readonly locale: string;
  readonly clientAddress?: string;
  readonly cookie?: string;
  readonly idempotencyKey?: string;
  /** What prices are wanted in; the cookie says it otherwise. */
  readonly currency?: string;
}

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Parameters, query and body of an operation; those it has none of are left out. */
export interface CallInput<Op extends Operation> {
  readonly params?: Input<Op['params']>;
  readonly query?: Input<Op['query']>;
  readonly body?: Input<Op['body']>;
}

/** What an operation answers; undefined when it answers without a body. */
export type CallData<Op extends Operation> = Output<Op['response']>;

/** An answer with the cookies it sets. */
export interface CallResult<Data> {
  readonly data: Data;
  readonly setCookies: readonly string[];
}

// Refusals that come with 503 but are the shop's or the provider's state, not the API's.
const answered503: ReadonlySet<string> = new Set(['shop.suspended', 'payment.unavailable']);

function pathOf(operation: Operation, params: object, query: object): string {
  const values = new Map(Object.entries(params));
  const path = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? `/api/v1${path}` : `/api/v1${path}?${text}`;
}

function headersOf(scope: CallScope, token: string, hasBody: boolean): Record<string, string> {
  return {
    'x-forwarded-host': scope.host,
    'x-forwarded-proto': scope.protocol,
    'x-internal-token': token,
    'x-request-id': scope.requestId,
    'accept-language': scope.locale,
    ...(scope.clientAddress === undefined ? {} : { 'x-forwarded-for': scope.clientAddress }),
    // Origin was checked at the front; the API asks the same question of cookie-bearing writes.
    ...(scope.cookie === undefined
      ? {}
      : { cookie: scope.cookie, origin: `${scope.protocol}://${scope.host}`, 'sec-fetch-site': 'same-origin' }),
    ...(scope.idempotencyKey === undefined ? {} : { 'idempotency-key': scope.idempotencyKey }),
    ...(scope.currency === undefined ? {} : { 'x-currency': scope.currency }),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

function parseError(status: number, text: string): Error {
  const error = z
    .string()
    .transform((value, issues): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        issues.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(errorSchema)
    .safeParse(text);
  if (!error.success) return new ApiUnavailable(`The API answered ${status} in another shape`);
  const { code, message, details = {} } = error.data;
  if (status >= 500 && !answered503.has(code)) return new ApiUnavailable(`The API answered ${status} ${code}`);
  return new ApiRefusal(status, code, message, details);
}

/**
 * Calls the API's operations over a pool of kept connections. Answers are trusted as typed: the API parses them by the same
 * contract before sending. Unanswered calls count against a circuit breaker, so that an outage costs microseconds, not timeouts.
 */
export class ApiClient {
  readonly #pool: Pool;

  constructor(
    url: string,
    private readonly token: string,
    private readonly breaker: Breaker,
    private readonly timeoutMs: number,
  ) {
    this.#pool = new Pool(url, { connections: 64, pipelining: 1, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  }

  /** True while the API is taken to be down. */
  get isDown(): boolean {
    return this.breaker.isOpen;
  }

  /**
   * @throws ApiRefusal when a rule said no
   * @throws ApiUnavailable when nothing useful came back; whether a write took effect is then unknown
   */
  async call<Op extends Operation>(
    operation: Op,
    input: CallInput<Op>,
    scope: CallScope,
  ): Promise<CallResult<CallData<Op>>> {
    const { params = {}, query = {}, body } = input;
    const path = pathOf(operation, params, query);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.#send(operation.method, path, headersOf(scope, this.token, text !== undefined), text);
    if (answer.status >= 400) throw parseError(answer.status, answer.text);
    const data: unknown = answer.text === '' ? undefined : JSON.parse(answer.text);
    return { data: data as CallData<Op>, setCookies: answer.setCookies };
  }

  /**
   * Reads an internal path; null on 404.
   *
   * @throws ApiUnavailable
   */
  async internal(path: string): Promise<unknown> {
    const answer = await this.#send('GET', path, { 'x-internal-token': this.token });
    if (answer.status === 404) return null;
    if (answer.status >= 400) throw new ApiUnavailable(`The API answered ${answer.status} to ${path}`);
    return JSON.parse(answer.text);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #send(method: Operation['method'], path: string, headers: Record<string, string>, body?: string) {
    if (!this.breaker.mayTry()) throw new ApiUnavailable('The API is taken to be down');
    try {
      const signal = AbortSignal.timeout(this.timeoutMs);
      const response = await this.#pool.request({ method, path, headers, body, signal });
      const text = await response.body.text();
      this.breaker.succeeded();
      const cookies = response.headers['set-cookie'] ?? [];
      return { status: response.statusCode, text, setCookies: typeof cookies === 'string' ? [cookies] : cookies };
    } catch (cause) {
      this.breaker.failed();
      throw new ApiUnavailable('The API does not answer', { cause });
    }
  }
}
