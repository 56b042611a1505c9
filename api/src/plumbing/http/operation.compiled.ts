import { createHash } from 'node:crypto';
import type { Operation } from '@smallshop/contract';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { IdempotentRequest } from '../db/idempotency.js';
import { withoutLocale } from './asked.locale.js';
import { Refusal } from '../refusal.js';

const idempotencyKey = /^[\x21-\x7e]{8,200}$/;
const entityTag = /^(?:W\/)?"(\d{1,9})"$/;

/** The tags whose public reads answer everybody alike, so that browsers and proxies may keep them. */
const sharedTags = new Set(['Catalog', 'Search', 'Content', 'Shop']);

/** What can be known of an operation before its first request. */
export interface CompiledOperation {
  readonly operation: Operation;
  readonly isUnsafe: boolean;
  readonly isShared: boolean;
  readonly parse: (request: FastifyRequest) => { params: unknown; query: unknown; body: unknown };
}

/** True for operations that answer in the language asked for by `?locale=` or `Accept-Language`: those of shoppers. */
export const isSpoken = ({ inShop, access }: Operation): boolean => inShop && access.kind !== 'staff';

/** Prepares an operation once, at definition. */
export function compileOperation(operation: Operation): CompiledOperation {
  const params = partParser(operation.params, 'path');
  const query = partParser(operation.query, 'query');
  const { body } = operation;
  const speaks = isSpoken(operation);
  return {
    operation,
    isUnsafe: operation.method !== 'GET',
    isShared: operation.method === 'GET' && operation.access.kind === 'public' && sharedTags.has(operation.tag),
    parse: (request) => ({
      params: params(request.params),
      query: query(speaks ? withoutLocale(request.query) : request.query),
      // A POST without a body is one with an empty object: a browser's refresh and sign-out send nothing.
      body: body ? parsePart(body, request.body ?? {}, 'body') : undefined,
    }),
  };
}

function partParser(schema: z.ZodObject, part: string): (value: unknown) => unknown {
  const nothing = {};
  const expectsNothing = Object.keys(schema.shape).length === 0;
  return (value) => (expectsNothing && isEmpty(value) ? nothing : parsePart(schema, value, part));
}

const isEmpty = (value: unknown): boolean => {
  for (const _ in value ?? {}) return false;
  return true;
};

function parsePart(schema: z.ZodType, value: unknown, part: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    in: part,
    path: issue.path.map(String),
    message: issue.message,
  }));
  throw new Refusal('request.invalid', { issues });
}

/** @returns the version of `If-Match`, null without one; @throws Refusal `precondition.malformed` */
export function parseIfMatch({ operation, isUnsafe }: CompiledOperation, request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (!operation.versioned || !isUnsafe || header === undefined || header === '*') return null;
  const version = entityTag.exec(header)?.[1];
  if (version === undefined) throw new Refusal('precondition.malformed');
  return Number(version);
}

/**
 * @param caller tells callers apart: nobody is given another caller's answer
 * @throws Refusal `idempotency.missing`, or `request.invalid` for a key shorter than 8 characters
 */
export function parseIdempotency(
  { operation }: CompiledOperation,
  request: FastifyRequest,
  caller: string,
  asked: unknown,
): IdempotentRequest | null {
  if (operation.idempotency === 'none') return null;
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    if (operation.idempotency === 'required') throw new Refusal('idempotency.missing');
    return null;
  }
  if (typeof key !== 'string' || !idempotencyKey.test(key)) {
    const message = 'Use 8 to 200 visible ASCII characters, such as a UUID.';
    throw new Refusal('request.invalid', { issues: [{ in: 'header', path: ['idempotency-key'], message }] });
  }
  const requestHash = createHash('sha256').update(JSON.stringify(asked)).digest();
  return { scope: `${operation.id}:${caller}`, key, requestHash };
}
