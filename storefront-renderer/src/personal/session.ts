import { operations, type Operation } from '@smallshop/contract';
import { ApiRefusal, type ApiClient, type CallData, type CallInput, type CallScope } from '../plumbing/api.client.js';
import type { Visit } from '../server/visit.js';

const parseCookies = (header: string | undefined): Map<string, string> =>
  new Map(
    (header ?? '').split(';').flatMap((pair) => {
      const mark = pair.indexOf('=');
      return mark < 1 ? [] : [[pair.slice(0, mark).trim(), pair.slice(mark + 1).trim()] as const];
    }),
  );

/**
 * One visitor's calls to the API during one request: their cookies go along, cookies the API sets go back, and a session whose
 * access token ran out is refreshed once.
 */
export class PersonalSession {
  readonly #cookies: Map<string, string>;
  readonly #setCookies = new Map<string, string>();
  #wasRefreshed = false;

  constructor(
    private readonly api: ApiClient,
    private readonly visit: Visit,
    private readonly locale: string,
    cookieHeader: string | undefined,
  ) {
    this.#cookies = parseCookies(cookieHeader);
  }

  /** Values for `Set-Cookie`, the last of each name. */
  get setCookies(): string[] {
    return [...this.#setCookies.values()];
  }

  /** Whether the visitor may be signed in: they have a session cookie, which the API has still to accept. */
  get mayBeSignedIn(): boolean {
    return this.#has('shopper_access') || this.#has('shopper_refresh');
  }

  /** Sets a cookie of the storefront's own. */
  setCookie(name: string, value: string): void {
    this.#setCookies.set(name, value);
  }

  /**
   * @throws ApiRefusal
   * @throws ApiUnavailable
   */
  async call<Op extends Operation>(
    operation: Op,
    input: CallInput<Op> = {},
    idempotencyKey?: string,
  ): Promise<CallData<Op>> {
    try {
      return await this.#once(operation, input, idempotencyKey);
    } catch (error) {
      const hasExpired = error instanceof ApiRefusal && error.code === 'auth.required' && this.#has('shopper_refresh');
      if (!hasExpired || this.#wasRefreshed) throw error;
      this.#wasRefreshed = true;
      await this.#once(operations.refresh, { body: {} });
      return this.#once(operation, input, idempotencyKey);
    }
  }

  async #once<Op extends Operation>(
    operation: Op,
    input: CallInput<Op>,
    idempotencyKey?: string,
  ): Promise<CallData<Op>> {
    const { authority, isHttps, requestId, clientAddress } = this.visit;
    const scope: CallScope = {
      host: authority,
      protocol: isHttps ? 'https' : 'http',
      requestId,
      locale: this.locale,
      clientAddress,
      cookie: this.#header(),
      idempotencyKey,
    };
    const { data, setCookies } = await this.api.call(operation, input, scope);
    for (const cookie of setCookies) this.#take(cookie);
    return data;
  }

  #take(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const mark = pair.indexOf('=');
    const name = pair.slice(0, mark);
    this.#setCookies.set(name, cookie);
    if (/;\s*max-age=0\b/i.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(mark + 1));
  }

  #header(): string | undefined {
    if (this.#cookies.size === 0) return undefined;
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #has(name: string): boolean {
    return this.#cookies.has(name) || this.#cookies.has(`__Host-${name}`);
  }
}
