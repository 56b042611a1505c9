import { errorSchema, operations, refusals, type Operation, type RefusalCode } from '@smallshop/contract';
import { isSpoken } from '../http/operation.compiled.js';
import { exampleOf } from './example.js';
import { SchemaCollection, type JsonSchema } from './json.schema.js';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDocument>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One operation of an {@link OpenApiDocument}. */
export interface OperationDocument {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

const description = `Sell from any front end: catalog, cart, checkout, orders and everything behind them.

Every request to a shop names it: by the shop's own host, or by \`X-Shop: <slug>\` on this host. Errors are
\`{ code, message, details? }\` with permanent codes; every answer carries \`X-Request-Id\`. Money is an integer in minor units.`;

const cartTags = new Set(['Cart', 'Checkout', 'Shipping']);

/** Documents every operation of the contract: its inputs, its answer and each refusal it can meet, with examples. */
export function openApiDocument(apiOrigin: string): OpenApiDocument {
  const schemas = new SchemaCollection();
  const list: readonly Operation[] = Object.values(operations);
  const described = list.map((operation) => ({ operation, document: operationDocument(operation, schemas) }));
  const error = schemas.describe(errorSchema, 'output');
  const named = schemas.all();
  const paths: Record<string, Record<string, OperationDocument>> = {};
  for (const { operation, document } of described) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: finish(document, { error, named }) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'SmallShop API', version: '1.0.0', description },
    servers: [{ url: apiOrigin, description: 'This installation' }],
    tags: [...new Set(list.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: named, securitySchemes },
  };
}

const localeParameter: JsonSchema = {
  name: 'locale',
  in: 'query',
  required: false,
  description: 'Language of the answer, else by `Accept-Language`; the shop’s own when it has not published it',
  schema: { type: 'string', examples: ['de'] },
};

interface Draft {
  readonly operation: Operation;
  readonly parameters: JsonSchema[];
  readonly body: JsonSchema | null;
  readonly answer: JsonSchema | null;
}

function operationDocument(operation: Operation, schemas: SchemaCollection): Draft {
  return {
    operation,
    parameters: [
      ...parametersOf(schemas.describe(operation.params, 'input'), 'path'),
      ...parametersOf(schemas.describe(operation.query, 'input'), 'query'),
      ...(isSpoken(operation) && operation.method === 'GET' ? [localeParameter] : []),
      ...headersOf(operation),
    ],
    body: operation.body ? schemas.describe(operation.body, 'input') : null,
    answer: operation.response ? schemas.describe(operation.response, 'output') : null,
  };
}

interface Shared {
  readonly error: JsonSchema;
  readonly named: Record<string, JsonSchema>;
}

function finish({ operation, parameters, body, answer }: Draft, { error, named }: Shared): OperationDocument {
  const { id, tag, summary, access } = operation;
  const json = (schema: JsonSchema) => ({ 'application/json': { schema, example: exampleOf(schema, named) } });
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(access.kind === 'staff' && { description: `Needs the permission \`${access.permission}\`.` }),
    parameters,
    ...(body && { requestBody: { required: true, content: json(body) } }),
    ...(operation.consumes !== undefined && {
      requestBody: {
        required: true,
        content: { [operation.consumes]: { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    security: securityOf(operation),
    responses: {
      [operation.status]: successOf(operation, answer ? json(answer) : null),
      ...(operation.method === 'GET' &&
        answer && { 304: { description: 'Not modified since the `If-None-Match` given' } }),
      ...errorsOf(operation, error),
    },
  };
}

function successOf(operation: Operation, content: unknown) {
  const binary = { [operation.produces ?? '']: { schema: { type: 'string', format: 'binary' } } };
  const etag = { ETag: { description: 'Version of the record', schema: { type: 'string', examples: ['"3"'] } } };
  return {
    description: operation.summary,
    ...(operation.versioned && { headers: etag }),
    ...(operation.produces !== undefined ? { content: binary } : content !== null && { content }),
  };
}

function parametersOf(schema: JsonSchema, place: 'path' | 'query'): JsonSchema[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties ?? {}).map(([name, part]: [string, JsonSchema]) => {
    const { description: meaning, ...rest } = part;
    const isRequired = place === 'path' || required.includes(name);
    return {
      name,
      in: place,
      required: isRequired,
      ...(meaning !== undefined && { description: meaning }),
      schema: rest,
    };
  });
}

function headersOf(operation: Operation): JsonSchema[] {
  const header = (name: string, meaning: string, required = false) => ({
    name,
    in: 'header',
    required,
    description: meaning,
    schema: { type: 'string' },
  });
  const isWrite = operation.method !== 'GET';
  return [
    ...(operation.inShop ? [header('X-Shop', 'Slug of the shop; not needed on the shop’s own host')] : []),
    ...(cartTags.has(operation.tag) ? [header('X-Cart-Token', 'A guest’s cart, for clients without cookies')] : []),
    ...(operation.idempotency === 'none'
      ? []
      : [header('Idempotency-Key', 'Repeats get the first answer for 24 hours', operation.idempotency === 'required')]),
    ...(operation.versioned && isWrite ? [header('If-Match', 'Version you read, in double quotes')] : []),
  ];
}

const securitySchemes = {
  accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of a session' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'API key of a shop' },
  cookie: { type: 'apiKey', in: 'cookie', name: '__Host-shopper_access', description: 'Set at sign-in, for browsers' },
};

function securityOf({ access }: Operation): Record<string, string[]>[] {
  if (access.kind === 'public') return [{}, { accessToken: [] }];
  if (access.kind === 'staff') return [{ apiKey: [] }, { accessToken: [] }, { cookie: [] }];
  return [{ accessToken: [] }, { cookie: [] }];
}

/** Every refusal the operation can meet: its own, and those that follow from what it is. */
export function refusalsOf(operation: Operation): RefusalCode[] {
  const { access, inShop, body, idempotency, versioned, method } = operation;
  const isWrite = method !== 'GET';
  const when = (condition: boolean, ...codes: RefusalCode[]) => (condition ? codes : []);
  const codes: RefusalCode[] = [
    ...operation.refusals,
    ...when(inShop, 'shop.not_found', 'shop.suspended'),
    ...when(access.kind !== 'public', 'auth.required'),
    ...when(access.kind === 'staff' || access.kind === 'platform', 'auth.forbidden'),
    ...when(isWrite, 'request.cross_site'),
    ...when(body !== undefined, 'request.too_large', 'request.unsupported_media_type'),
    ...when(idempotency === 'required', 'idempotency.missing'),
    ...when(idempotency !== 'none', 'idempotency.mismatch', 'idempotency.in_progress'),
    ...when(versioned && isWrite, 'precondition.malformed', 'precondition.failed'),
    'request.malformed',
    'request.invalid',
    'request.rate_limited',
    'dependency.unavailable',
    'internal.error',
  ];
  return [...new Set(codes)];
}

function errorsOf(operation: Operation, schema: JsonSchema): Record<string, unknown> {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of refusalsOf(operation)) {
    const { status } = refusals[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const entries = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(entries.map(([status, codes]) => [status, errorAnswer(codes, schema)]));
}

function errorAnswer(codes: readonly RefusalCode[], schema: JsonSchema) {
  const examples = Object.fromEntries(
    codes.map((code) => [code, { value: { code, message: refusals[code].meaning } }]),
  );
  return { description: codes.join(', '), content: { 'application/json': { schema, examples } } };
}
