import fastifyProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import Fastify, { LogController } from 'fastify';
import { securityHeaders } from './security-headers.js';

/** Paths that are the API's; the browser meets one origin, so cookies stay first-party and CORS is not needed. */
const apiPaths = ['/api', '/graphql', '/media'];

const unavailable = {
  code: 'dependency.unavailable',
  message: 'The service does not answer for the moment. Wait a few seconds and try again; nothing was changed.',
};

/**
 * The HTTP server of both consoles: their files, their addresses, and a way through to the API.
 *
 * @param {import('./config.js').ConsoleConfig} config
 */
export async function createConsoleServer(config) {
  const app = Fastify({
    trustProxy: config.trustProxy,
    logger: { level: config.logLevel, base: { service: 'console' } },
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.get('/-/health', { logLevel: 'silent' }, () => ({ status: 'ok' }));
  await passToApi(app, config.apiUrl);
  await app.register(async (pages) => servePages(pages, config));
  return app;
}

async function passToApi(app, upstream) {
  for (const prefix of apiPaths) {
    await app.register(fastifyProxy, {
      upstream,
      prefix,
      rewritePrefix: prefix,
      replyOptions: {
        rewriteRequestHeaders: forwardedHeaders,
        onError: (reply, { error }) => {
          reply.log.warn({ err: error }, 'the API does not answer');
          reply.code(503).header('retry-after', '5').send(unavailable);
        },
      },
    });
  }
}

/** What clients claim about themselves is dropped: the API believes these headers, because they come from here. */
function forwardedHeaders(request, headers) {
  const kept = Object.entries(headers).filter(([name]) => name !== 'forwarded' && !name.startsWith('x-forwarded-'));
  return { ...Object.fromEntries(kept), 'x-forwarded-for': request.ip, 'x-forwarded-proto': request.protocol };
}

async function servePages(pages, config) {
  const headers = securityHeaders(config);
  const shared = { preCompressed: true, cacheControl: false };
  const setHeaders = (reply, path) => {
    for (const [name, value] of Object.entries(headers)) reply.header(name, value);
    // Vite puts a hash of the content into these names, so they never change.
    reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  await pages.register(fastifyStatic, { ...shared, root: config.roots.merchant, prefix: '/', setHeaders });
  await pages.register(fastifyStatic, {
    ...shared,
    root: config.roots.platform,
    prefix: '/platform/',
    setHeaders,
    decorateReply: false,
  });
  pages.setNotFoundHandler((request, reply) => {
    const [path] = request.url.split('?');
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    // A file that is not there must not become a page: a stale tab would read HTML as a script.
    if (!isPage || /\.\w+$/.test(path))
      return reply.code(404).send({ code: 'route.not_found', message: 'No such file.' });
    const isPlatform = path === '/platform' || path.startsWith('/platform/');
    return reply.sendFile('index.html', isPlatform ? config.roots.platform : config.roots.merchant);
  });
}
