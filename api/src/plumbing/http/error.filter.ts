import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isRefusalCode, refusalIn, refusals, type ErrorBody, type RefusalCode } from '@smallshop/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault, Refusal } from '../refusal.js';

const codeOfStatus: Readonly<Record<number, RefusalCode>> = {
  400: 'request.malformed',
  404: 'route.not_found',
  405: 'route.not_found',
  413: 'request.too_large',
  // A path longer than any of ours leads nowhere.
  414: 'route.not_found',
  415: 'request.unsupported_media_type',
  431: 'request.too_large',
};

/** An error as a client may see it. */
export interface PublicError {
  readonly status: number;
  readonly body: ErrorBody;
  readonly retryAfterSeconds: number | null;
}

/**
 * What a client is told of an error; a bug is told as `internal.error` and nothing more.
 *
 * @param locale of the shopper who is told; in English for everybody else
 */
export function publicErrorOf(error: unknown, locale = 'en'): PublicError {
  const told = plainErrorOf(error);
  if (error instanceof Refusal && error.locale === locale) return told;
  const { code, details } = told.body;
  const message = isRefusalCode(code) ? refusalIn(locale, code, details) : null;
  return message === null ? told : { ...told, body: { ...told.body, message } };
}

function plainErrorOf(error: unknown): PublicError {
  if (error instanceof Refusal) {
    const { code, message, details } = error;
    const retryAfterSeconds = typeof details?.retryAfterSeconds === 'number' ? details.retryAfterSeconds : null;
    const body = details === undefined ? { code, message } : { code, message, details };
    return { status: refusals[code].status, body, retryAfterSeconds };
  }
  if (error instanceof Fault) {
    const { code, message, retryAfterSeconds } = error;
    return { status: refusals[code].status, body: { code, message }, retryAfterSeconds };
  }
  const code = codeOfStatus[statusOf(error)] ?? 'internal.error';
  return { status: refusals[code].status, body: { code, message: refusals[code].meaning }, retryAfterSeconds: null };
}

/** The status a framework gave an error of its own: unknown route, body too large, not JSON. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const isFramework = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
  return isFramework ? Number(error.statusCode) : 500;
}

/** Answers an error to a REST client, and logs it when it is ours. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, retryAfterSeconds } = publicErrorOf(error, request.shopperLocale);
  if (status >= 500 && !(error instanceof Refusal))
    request.log.error({ err: error, code: body.code }, 'request failed');
  if (reply.sent) return reply;
  if (retryAfterSeconds !== null) reply.header('retry-after', String(retryAfterSeconds));
  if (body.code === 'shop.suspended') reply.header('retry-after', '3600');
  const cookies = request.cookieJar?.changes() ?? [];
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  reply.header('cache-control', 'no-store');
  return reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** Errors of controllers and of what stands before them. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL formats its own errors, beside what the rest of the query came to.
    if (host.getType<string>() !== 'http') throw error;
    const http = host.switchToHttp();
    return answerError(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Language a shopper is answered in; unset for staff, and before the shop is known. */
    shopperLocale?: string;
  }
}
