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
    return this.has('shopper_access') || this.has('shopper_refresh');
  }

  /** Sets a cookie that only servers read, under the name the API knows it by. */
  remember(name: string, value: string, maxAgeSeconds: number): void {
    const [fullName, secure] = this.visit.isHttps ? [`__Host-${name}`, '; Secure'] : [name, ''];
    this.#take(`${fullName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`);
  }

  /**
   * Renews a session whose access token ran out, before anything is asked: most of the API answers guests too, and a customer
   * must not be taken for one.
   *
   * @throws ApiUnavailable
   */
  async wake(): Promise<void> {
    if (this.has('shopper_access') || !this.has('shopper_refresh')) return;
    this.#wasRefreshed = true;
    try {
      await this.#once(operations.refresh, { body: {} });
    } catch (error) {
      // A session that has ended is none; the visitor goes on as a guest.
      if (!(error instanceof ApiRefusal)) throw error;
    }
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
      const hasExpired = error instanceof ApiRefusal && error.code === 'auth.required' && this.has('shopper_refresh');
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

  /** Whether the visitor has a cookie of this name, or will once the answer is there. */
  has(name: string): boolean {
    return this.#cookies.has(name) || this.#cookies.has(`__Host-${name}`);
  }
}
