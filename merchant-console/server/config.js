import { join } from 'node:path';

const dist = join(import.meta.dirname, '..', 'dist');

/**
 * Where the consoles are served and what they speak to.
 *
 * @typedef {object} ConsoleConfig
 * @property {string} host address to listen on
 * @property {number} port
 * @property {string} apiUrl origin of the API as this process reaches it
 * @property {string | boolean} trustProxy whose `X-Forwarded-For` is believed (Fastify's `trustProxy`)
 * @property {string[]} imageSources hosts whose pictures may be shown: the storefronts' (previews, pictures in e-mails)
 * @property {boolean} isHttps whether people reach the console by https; then browsers are told to stay there
 * @property {string} logLevel
 * @property {{ merchant: string, platform: string }} roots folders of the two builds
 */

/**
 * Reads the environment. @throws Error naming the variable when a value cannot be used
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {ConsoleConfig}
 */
export function readConfig(env) {
  const storefront = urlOf(env, 'STOREFRONT_URL', 'http://localhost:3000');
  const platformDomain = env.PLATFORM_DOMAIN ?? 'localhost';
  const port = storefront.port === '' ? '' : `:${storefront.port}`;
  return {
    host: env.HOST ?? '127.0.0.1',
    port: portOf(env.PORT ?? '3001'),
    apiUrl: urlOf(env, 'API_URL', 'http://127.0.0.1:8000').origin,
    trustProxy: env.TRUST_PROXY ?? 'loopback',
    imageSources: [storefront.origin, `${storefront.protocol}//*.${platformDomain}${port}`],
    isHttps: urlOf(env, 'CONSOLE_URL', 'http://localhost:3001').protocol === 'https:',
    logLevel: env.LOG_LEVEL ?? 'info',
    roots: { merchant: join(dist, 'merchant'), platform: join(dist, 'platform') },
  };
}

/** @returns {URL} */
function urlOf(env, name, fallback) {
  const value = env[name] ?? fallback;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw new Error(`${name} must be an http or https address.`);
  return new URL(value);
}

/** @returns {number} */
function portOf(value) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535.');
  return port;
}
