import type { Operation } from '@smallshop/contract';
import { z } from 'zod';
import { errorOf, NetworkError, type ApiError } from './api-error.js';
import { sendFile } from './send-file.js';

// A strict Content-Security-Policy forbids the code generation zod would otherwise use.
z.config({ jitless: true });

type AnyObject = z.ZodObject;
type Given<Key extends string, Schema extends AnyObject> = keyof Schema['shape'] extends never
  ? { [K in Key]?: undefined }
  : Partial<z.input<Schema>> extends z.input<Schema>
    ? { [K in Key]?: z.input<Schema> }
    : { [K in Key]: z.input<Schema> };

/** What a call of an operation takes: exactly the params, query and body its contract declares. */
export type CallInput<P extends AnyObject, Q extends AnyObject, B extends z.ZodType | undefined> = Given<'params', P> &
  Given<'query', Q> &
  (B extends z.ZodType ? { body: z.input<B> } : { body?: undefined }) & {
    /** Version read before; the write is refused with 412 when somebody else wrote since. */
    ifMatch?: number;
    signal?: AbortSignal;
  };

/** What an upload takes beside params and query. */
export type UploadInput<P extends AnyObject, Q extends AnyObject> = Given<'params', P> &
  Given<'query', Q> & {
    file: Blob;
    /** Called with 0 to 1 while the file is sent. */
    onProgress: (share: number) => void;
    ifMatch?: number;
    signal?: AbortSignal;
  };

interface LooseInput {
  params?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal;
}

/** What the client needs from its surroundings. */
export interface ClientSettings {
  /** The operation that swaps the refresh cookie for a new session. */
  refresh: Operation;
  /** Called when the session cannot be renewed: ask the person to sign in. */
  onSessionEnded: () => void;
  fetch?: typeof fetch;
  /** Runs a refresh while no other tab does: two tabs sending one single-use refresh token would end the session. */
  exclusively?: (work: () => Promise<boolean>) => Promise<boolean>;
}

/** Calls operations of the contract. */
export interface ApiClient {
  /** Calls an operation that answers JSON; the answer is parsed by its contract. @throws ApiError, NetworkError */
  call<P extends AnyObject, Q extends AnyObject, B extends z.ZodType | undefined, R extends z.ZodType>(
    operation: Operation<P, Q, B, R>,
    input: CallInput<P, Q, B>,
  ): Promise<z.output<R>>;
  /** Calls an operation that answers nothing. @throws ApiError, NetworkError */
  send<P extends AnyObject, Q extends AnyObject, B extends z.ZodType | undefined>(
    operation: Operation<P, Q, B, undefined>,
    input: CallInput<P, Q, B>,
  ): Promise<void>;
  /** Sends a file to an operation that consumes one, telling how far it got. @throws ApiError, NetworkError */
  upload<P extends AnyObject, Q extends AnyObject, R extends z.ZodType>(
    operation: Operation<P, Q, undefined, R>,
    input: UploadInput<P, Q>,
  ): Promise<z.output<R>>;
  /** The same client speaking for one shop. */
  forShop(slug: string): ApiClient;
}

function urlOf(operation: Operation, { params, query }: LooseInput): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`;
}

function requestOf(operation: Operation, input: LooseInput, shop: string | undefined): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  if (shop && operation.inShop) headers.set('x-shop', shop);
  if (input.ifMatch !== undefined) headers.set('if-match', `"${input.ifMatch}"`);
  if (operation.idempotency !== 'none') headers.set('idempotency-key', crypto.randomUUID());
  return {
    method: operation.method,
    headers,
    credentials: 'same-origin',
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
  };
}

const lockTheTabs = (work: () => Promise<boolean>): Promise<boolean> =>
  'locks' in navigator ? navigator.locks.request('console.refresh', work) : work();

const refreshedAtKey = 'console.refreshedAt';

/** Renews the session once however many calls ask at the same time, in this tab and in others. */
function createRenewal(settings: ClientSettings, fetchOnce: (url: string, init: RequestInit) => Promise<Response>) {
  const exclusively = settings.exclusively ?? lockTheTabs;
  let running: Promise<boolean> | undefined;
  const renew = (askedAtMs: number) =>
    exclusively(async () => {
      // Another tab renewed while this one waited for its turn: the shared cookie is fresh already.
      if (Number(localStorage.getItem(refreshedAtKey)) > askedAtMs) return true;
      const request = requestOf(settings.refresh, { body: {} }, undefined);
      const response = await fetchOnce(urlOf(settings.refresh, {}), request);
      if (response.ok) localStorage.setItem(refreshedAtKey, String(Date.now()));
      else if (response.status >= 500) throw await errorOf(response);
      return response.ok;
    });
  return (): Promise<boolean> => {
    running ??= renew(Date.now()).finally(() => (running = undefined));
    return running;
  };
}

/** A call that changes something and carries an idempotency key may be repeated when no answer arrived. */
async function fetchWithRetry(doFetch: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  const isKeyed = new Headers(init.headers).has('idempotency-key');
  try {
    return await doFetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    if (!isKeyed) throw new NetworkError('No answer from the server.', { cause });
  }
  try {
    return await doFetch(url, init);
  } catch (cause) {
    throw new NetworkError('No answer from the server.', { cause });
  }
}

/** Makes the typed client of a console. Sessions live in HttpOnly cookies, which the browser sends by itself. */
export function createApiClient(settings: ClientSettings): ApiClient {
  const doFetch: typeof fetch = settings.fetch ?? ((...request) => fetch(...request));
  const fetchOnce = (url: string, init: RequestInit) => fetchWithRetry(doFetch, url, init);
  const renew = createRenewal(settings, fetchOnce);

  async function perform(
    operation: Operation,
    input: LooseInput,
    shop: string | undefined,
    send: (url: string, init: RequestInit) => Promise<Response> = fetchOnce,
  ): Promise<Response> {
    const url = urlOf(operation, input);
    const init = requestOf(operation, input, shop);
    const response = await send(url, init);
    if (response.ok) return response;
    if (response.status !== 401 || operation.access.kind === 'public') throw await errorOf(response);
    const retried = (await renew()) ? await send(url, init) : response;
    if (retried.ok) return retried;
    const error: ApiError = await errorOf(retried);
    if (error.status === 401) settings.onSessionEnded();
    throw error;
  }

  const clientFor = (shop: string | undefined): ApiClient => ({
    call: async (operation, input) => {
      const response = await perform(operation, input, shop);
      const body: unknown = await response.json();
      return operation.response.parse(body);
    },
    send: async (operation, input) => {
      await perform(operation, input, shop);
    },
    upload: async (operation, { file, onProgress, ...input }) => {
      const send = (url: string, init: RequestInit) => sendFile(url, init, file, onProgress);
      const response = await perform(operation, input, shop, send);
      const body: unknown = await response.json();
      return operation.response.parse(body);
    },
    forShop: clientFor,
  });
  return clientFor(undefined);
}
