import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment, FileAnswer, RawJson, RedirectAnswer } from './answer.js';
import type { CookieJar } from './cookies.js';
import { encodeAnswer } from './encoded.answer.js';
import type { CompiledOperation } from './operation.compiled.js';

/** The two ends of a request, for the answer. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly cookies: CookieJar;
}

/**
 * Turns what a controller's method returned into what is sent: parsed by the contract unless it is ready-made, with `ETag`,
 * `Cache-Control` and cookies; 304 without a body when the client has it already.
 *
 * @throws ZodError when the answer is not what the contract promises
 */
export function finishAnswer(compiled: CompiledOperation, exchange: Exchange, answer: unknown): unknown {
  const { operation, isShared } = compiled;
  const { reply } = exchange;
  const cookies = exchange.cookies.changes();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  if (answer instanceof FileAnswer) return fileOf(answer, reply);
  if (answer instanceof RedirectAnswer) return redirect(answer, reply);
  // Shared answers may be kept but are asked about each time: a price must never be older than its change.
  reply.header('cache-control', isShared ? 'public, no-cache' : 'private, no-store');
  if (isShared) reply.header('vary', 'X-Shop, X-Forwarded-Host, Accept-Language, X-Currency');
  if (!operation.response) return undefined;
  const { body, etag } = bodyOf(compiled, answer);
  if (etag !== null) {
    reply.header('etag', etag);
    if (operation.method === 'GET' && matches(exchange.request.headers['if-none-match'], etag)) {
      reply.answerStatus = 304;
    }
  }
  reply.header('content-type', 'application/json; charset=utf-8');
  return body;
}

declare module 'fastify' {
  interface FastifyReply {
    /** 206, 302 or 304, set by the `onSend` hook: Nest sets the operation's own status after the controller. */
    answerStatus?: number;
  }
}

function bodyOf(
  { operation, isShared }: CompiledOperation,
  answer: unknown,
): { body: string | Buffer; etag: string | null } {
  if (answer instanceof RawJson) return labelled(answer.text, answer.etag, isShared);
  const value: unknown = operation.response?.parse(answer);
  const version = operation.versioned ? versionOf(value) : null;
  return labelled(JSON.stringify(value), version === null ? null : String(version), isShared);
}

function labelled(
  text: string,
  label: string | null,
  isShared: boolean,
): { body: string | Buffer; etag: string | null } {
  if (!isShared) return { body: text, etag: label === null ? null : `"${label}"` };
  const { bytes, contentTag } = encodeAnswer(text);
  return { body: bytes, etag: label === null ? contentTag : `"${label}"` };
}

const versionOf = (value: unknown): number | null =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : null;

/** Weak comparison (RFC 9110, 8.8.3.2): a proxy that compresses may have made a strong tag weak. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === bare);
}

function fileOf({ stream, file, range }: FileAnswer, reply: FastifyReply): StreamableFile {
  reply.headers({
    'cache-control': 'private, no-store',
    'content-disposition': attachment(file.fileName),
    'accept-ranges': 'bytes',
  });
  const { byteSize, contentType: type } = file;
  if (byteSize === null) return new StreamableFile(stream, { type });
  if (range) {
    reply.answerStatus = 206;
    reply.header('content-range', `bytes ${range.start}-${range.end}/${byteSize}`);
  }
  const length = range ? range.end - range.start + 1 : byteSize;
  return new StreamableFile(stream, { type, length });
}

function redirect({ url }: RedirectAnswer, reply: FastifyReply): string {
  reply.answerStatus = 302;
  reply.headers({ location: url, 'cache-control': 'private, no-store' });
  return '';
}
