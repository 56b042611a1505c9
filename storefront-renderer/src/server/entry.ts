import { createServer } from 'node:http';
import { pino } from 'pino';
import { assemble } from './assemble.js';
import { AstroDrawer } from './astro.drawer.js';
import { readConfig } from './config.js';

/**
 * Starts the storefront process: every shop's pages on one port, until SIGINT or SIGTERM.
 *
 * @param assetsFolder hashed files of this build
 * @throws Error when the configuration is incomplete or the port is taken
 */
export async function start(
  environment: Readonly<Record<string, string | undefined>>,
  assetsFolder: string,
): Promise<void> {
  const config = readConfig(environment);
  const log = pino({ level: config.LOG_LEVEL, base: { process: 'storefront' } });
  const { front, stream, close } = assemble(config, assetsFolder, new AstroDrawer(), log);
  const server = createServer({ keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 }, (request, response) =>
    front.handle(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  void stream.run();
  log.info({ port: config.PORT, api: config.API_URL }, 'storefront is ready');
  const stop = (): void => {
    server.close(() => void close().then(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5_000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
