import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { operations, type Operation } from '@smallshop/contract';
import { fastify, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { withLogFields } from '../observability/log.fields.js';
import type { Metrics } from '../observability/metrics.js';
import { answerError } from './error.filter.js';
import { Refusal } from '../refusal.js';

const requestId = /^[\w-]{8,64}$/;
const webhookPath = '/api/v1/payments/webhook';

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-site',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};
/** Swagger UI starts itself with an inline script. */
const documentationPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
const strictHeaders = { ...securityHeaders, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** Keeps our error handler: Nest's comes too late for bodies that cannot be parsed. */
class ApiAdapter extends FastifyAdapter {
  override setErrorHandler(): FastifyInstance {
    return this.getInstance();
  }
}

/** Fastify as the API runs on it: request ids, limits, JSON bodies, files where the contract takes them, security headers, 304. */
export function openServer(config: Config, logger: Logger): FastifyAdapter {
  const { trustProxy, bodyLimitBytes } = config.http;
  const adapter = new ApiAdapter({
    loggerInstance: logger,
    // One logger for all: the request's id comes from the log fields of what runs.
    childLoggerFactory: (parent: FastifyBaseLogger) => parent,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy === 'true' ? true : trustProxy === 'false' ? false : trustProxy,
    bodyLimit: bodyLimitBytes,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestId.test(given) ? given : randomUUID();
    },
    routerOptions: { maxParamLength: 1100, ignoreTrailingSlash: true },
    // What the router itself refuses, before any hook: in our own words, under our headers.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      void answerError(error, request, withHeaders(request, reply, config)),
    forceCloseConnections: 'idle',
  });
  const server: FastifyInstance = adapter.getInstance();
  server.setErrorHandler(answerError);
  acceptJson(server);
  acceptUploads(server);
  prepareReplies(server, config);
  return adapter;
}

/** Logs and measures each answered request. */
export function observeRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1000;
    const operation = request.operationId ?? request.routeOptions.url ?? 'unknown';
    metrics.observe(operation, reply.statusCode, seconds);
    request.log.info(
      { operation, method: request.method, status: reply.statusCode, ms: reply.elapsedTime },
      'answered',
    );
    done();
  });
}

function acceptJson(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.url.startsWith(webhookPath)) request.rawBody = body;
    if (body.length === 0) return done(null, undefined);
    const text = body.toString('utf8');
    // No text of ours may hold a NUL: PostgreSQL cannot store it.
    if (text.includes('\\u0000')) return done(new Refusal('request.malformed'));
    return void parseJson(request, text, done);
  });
}

function withHeaders(request: FastifyRequest, reply: FastifyReply, config: Config): FastifyReply {
  reply.headers(config.cookies.secure ? strictHeaders : securityHeaders);
  return reply.header('x-request-id', request.id);
}

const listed: readonly Operation[] = Object.values(operations);
/** `POST /api/v1/admin/media`: where the body is a file. */
const uploadRoutes = new Set(
  listed
    .filter(({ consumes }) => consumes !== undefined)
    .map(({ method, path }) => `${method} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
);

/** Files stay streams: who asks and how much is allowed is known before the first byte is read. */
function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    const isUpload = uploadRoutes.has(`${request.method} ${request.routeOptions.url}`);
    if (!isUpload) return done(new Refusal('request.unsupported_media_type'));
    request.upload = payload;
    return done(null, undefined);
  });
}

function prepareReplies(server: FastifyInstance, config: Config): void {
  server.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    withHeaders(request, reply, config);
    if (request.url.startsWith('/docs')) reply.header('content-security-policy', documentationPolicy);
    if (request.url.includes('%00')) return done(new Refusal('request.malformed'));
    return withLogFields({ requestId: request.id }, done);
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.answerStatus === undefined || reply.statusCode !== 200) return done(null, payload);
    reply.code(reply.answerStatus);
    if (reply.answerStatus !== 304) return done(null, payload);
    reply.removeHeader('content-type');
    return done(null, null);
  });
}
