import { z } from 'zod';
import type { Permission } from './permission.js';
import type { RefusalCode } from './refusal.js';

/**
 * Who may call. `public`: anyone at a shop. `shopper`: the signed-in customer of that shop. `staff`: a staff member or API
 * key of that shop holding `permission`. `account`: a signed-in staff account, outside any shop. `platform`: a super admin.
 */
export type Access =
  | { readonly kind: 'public' | 'shopper' | 'account' | 'platform' }
  | { readonly kind: 'staff'; readonly permission: Permission };

/** Rate-limit class; each has its own budget per shop and client. */
export type RateClass = 'read' | 'write' | 'search' | 'report' | 'login' | 'checkout';

/** `required`: refused without the header. `accepted`: honoured when sent. */
export type IdempotencyRule = 'none' | 'accepted' | 'required';

type Schema = z.ZodType;
type ObjectSchema = z.ZodObject;

/** One REST operation: everything a controller, the OpenAPI document, a typed client and the isolation harness need. */
export interface Operation<
  Params extends ObjectSchema = ObjectSchema,
  Query extends ObjectSchema = ObjectSchema,
  Body extends Schema | undefined = Schema | undefined,
  Response extends Schema | undefined = Schema | undefined,
  InShop extends boolean = boolean,
> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for path parameters. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  /** False for operations outside any shop (staff sign-in, platform console). */
  readonly inShop: InShop;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Undefined: 204 without a body, or a stream described by `produces`. */
  readonly response: Response;
  readonly status: 200 | 201 | 202 | 204 | 302;
  readonly refusals: readonly RefusalCode[];
  readonly idempotency: IdempotencyRule;
  /** True when the record carries a version: answers with ETag, honours If-Match on writes. */
  readonly versioned: boolean;
  readonly rateClass: RateClass;
  /** Content type of a response that is not JSON. */
  readonly produces?: string;
  /** Content type of a body that is not JSON: a file, which reaches the handler as a stream. */
  readonly consumes?: string;
}

const accessKinds = ['public', 'shopper', 'account', 'platform'] as const;
type PlainAccess = (typeof accessKinds)[number];
type OutsideShop = 'account' | 'platform';
const isPlain = (access: string): access is PlainAccess => accessKinds.some((kind) => kind === access);

const accessOf = (access: PlainAccess | Permission): Access =>
  isPlain(access) ? { kind: access } : { kind: 'staff', permission: access };

const nothing = z.strictObject({});
type Nothing = typeof nothing;

interface Definition<P, Q, B, R, A, S> {
  id: string;
  method: Operation['method'];
  path: string;
  tag: string;
  summary: string;
  access: A;
  inShop?: S;
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  status?: Operation['status'];
  refusals?: readonly RefusalCode[];
  idempotency?: IdempotencyRule;
  versioned?: boolean;
  rateClass?: RateClass;
  produces?: string;
  consumes?: string;
}

/** Declares an operation; fills the defaults every other reader relies on. */
export function defineOperation<
  P extends ObjectSchema = Nothing,
  Q extends ObjectSchema = Nothing,
  B extends Schema | undefined = undefined,
  R extends Schema | undefined = undefined,
  const A extends PlainAccess | Permission = PlainAccess | Permission,
  const S extends boolean = A extends OutsideShop ? false : true,
>(definition: Definition<P, Q, B, R, A, S>): Operation<P, Q, B, R, S> {
  const access = accessOf(definition.access);
  const empty: unknown = nothing;
  const inShop = definition.inShop ?? (access.kind !== 'account' && access.kind !== 'platform');
  return {
    idempotency: 'none',
    versioned: false,
    status: definition.response === undefined && definition.produces === undefined ? 204 : 200,
    rateClass: definition.method === 'GET' ? 'read' : 'write',
    refusals: [],
    ...definition,
    access,
    inShop: inShop as S,
    params: definition.params ?? (empty as P),
    query: definition.query ?? (empty as Q),
    body: definition.body as B,
    response: definition.response as R,
  };
}
