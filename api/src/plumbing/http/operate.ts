import type { Readable } from 'node:stream';
import { createParamDecorator, HttpCode, RequestMapping, RequestMethod, type ExecutionContext } from '@nestjs/common';
import type { Operation } from '@smallshop/contract';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx, PlatformCtx } from '../context.js';
import type { IdempotentRequest } from '../db/idempotency.js';
import type { FileAnswer, RawJson, RedirectAnswer } from './answer.js';
import type { CookieJar } from './cookies.js';
import { compileOperation, type CompiledOperation } from './operation.compiled.js';
import { finishAnswer, type Exchange } from './reply.js';

export { attachment, FileAnswer, rangeOf, rawJson, RedirectAnswer, type RawJson } from './answer.js';
export { cookieNames, type CookieJar } from './cookies.js';

/** What a controller's method is given: everything the contract names, parsed, and who asks. */
export interface InputOf<Op extends Operation> {
  /** Outside any shop there is no `Ctx`. */
  readonly ctx: Op['inShop'] extends true ? Ctx : PlatformCtx;
  readonly params: z.output<Op['params']>;
  readonly query: z.output<Op['query']>;
  readonly body: Op['body'] extends z.ZodType ? z.output<Op['body']> : undefined;
  /** The version of `If-Match`, or null when the header is missing or `*`. */
  readonly ifMatch: number | null;
  readonly idempotency: IdempotentRequest | null;
  readonly cookies: CookieJar;
  /** The body as it came, for signatures over bytes; empty unless the operation is a webhook. */
  readonly raw: Buffer;
  /** The file sent, to be read once; empty unless the operation consumes one. */
  readonly upload: Readable;
  readonly headers: FastifyRequest['headers'];
}

type AnswerOf<Op extends Operation> = Op['response'] extends z.ZodType
  ? z.input<Op['response']> | RawJson
  : void | FileAnswer | RedirectAnswer;

type Handler<Op extends Operation> = (input: InputOf<Op>) => AnswerOf<Op> | Promise<AnswerOf<Op>>;

const operationOfHandler = new WeakMap<object, CompiledOperation>();
const exchanges = new WeakMap<object, Exchange>();

/** The operation a controller's method serves, or undefined for a plain route. */
export const operationOf = (handler: object): CompiledOperation | undefined => operationOfHandler.get(handler);

/** Keeps what the answer needs with the input it answers. */
export const attachExchange = (input: object, exchange: Exchange): void => void exchanges.set(input, exchange);

/**
 * Makes a controller's method the face of one operation. Route, status, access, rate limit, parsing of the request and of
 * the answer, ETag, If-Match and idempotency key all follow from the contract; the method takes `@Input()` and returns the
 * answer, or `rawJson(text)` for JSON the database has written.
 */
export function Operate<Op extends Operation>(operation: Op) {
  const compiled = compileOperation(operation);
  const route = RequestMapping({ path: `/api/v1${nestPath(operation.path)}`, method: RequestMethod[operation.method] });
  return <M extends Handler<Op>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const method = descriptor.value;
    if (!method) throw new Error(`@Operate(${operation.id}) belongs on a method.`);
    const served = async function (this: unknown, input: InputOf<Op>): Promise<unknown> {
      const answer: unknown = await method.call(this, input);
      const exchange = exchanges.get(input);
      if (!exchange) throw new Error(`The method of ${operation.id} must take @Input().`);
      return finishAnswer(compiled, exchange, answer);
    };
    Object.defineProperty(served, 'name', { value: method.name });
    Object.defineProperty(descriptor, 'value', { value: served });
    operationOfHandler.set(served, compiled);
    route(target, key, descriptor);
    HttpCode(operation.status)(target, key, descriptor);
  };
}

/** The parsed input of the operation; see {@link InputOf}. */
export const Input = createParamDecorator((_data: unknown, host: ExecutionContext): unknown => {
  const request = host.switchToHttp().getRequest<FastifyRequest>();
  return request.operationInput;
});

const nestPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the operation guard. */
    operationInput?: object;
    /** Cookies the operation reads and sets; sent with refusals too. */
    cookieJar?: CookieJar;
    /** The body's bytes, kept for webhooks only. */
    rawBody?: Buffer;
    /** The body as it arrives, for operations that consume a file. */
    upload?: Readable;
  }
}
