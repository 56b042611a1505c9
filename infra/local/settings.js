import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.js';

/** The checkout: absolute path of the folder that holds the root package.json. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What belongs to the checkout and not to one run's data: provided Node, build stamps, the test database. */
export const CHECKOUT_CACHE = join(ROOT, '.data');

const PORTS = [
  { name: 'api', variable: 'SMALLSHOP_API_PORT', fallback: 8000 },
  { name: 'storefront', variable: 'SMALLSHOP_STOREFRONT_PORT', fallback: 3000 },
  { name: 'console', variable: 'SMALLSHOP_CONSOLE_PORT', fallback: 3001 },
  { name: 'postgres', variable: 'SMALLSHOP_POSTGRES_PORT', fallback: 5499 },
];

/**
 * @typedef {object} Settings
 * @property {string} dataDir absolute; databases, uploads, caches and logs of this run
 * @property {string} host address the servers listen on
 * @property {{ api: number, storefront: number, console: number, postgres: number }} ports
 * @property {string | undefined} databaseUrl an existing PostgreSQL to use instead of the embedded one
 */

/**
 * Reads where to run from the environment: `SMALLSHOP_DATA_DIR`, `SMALLSHOP_HOST`, `SMALLSHOP_<FACE>_PORT`, `DATABASE_ADMIN_URL` or
 * `DATABASE_URL`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Refusal} for a port that is no integer from 1 to 65535, or one port given twice
 */
export function readSettings(env = process.env) {
  const ports = Object.fromEntries(PORTS.map((port) => [port.name, readPort(env, port)]));
  if (new Set(Object.values(ports)).size < PORTS.length) {
    throw new Refusal(
      `Two services were given the same port: ${PORTS.map((port) => port.variable).join(', ')} must differ.`,
    );
  }
  return {
    dataDir: resolve(env.SMALLSHOP_DATA_DIR || CHECKOUT_CACHE),
    host: env.SMALLSHOP_HOST || '127.0.0.1',
    ports,
    databaseUrl: env.DATABASE_ADMIN_URL || env.DATABASE_URL || undefined,
  };
}

/** @param {string} service one of the keys of `Settings.ports`; @returns {string} the variable that moves it */
export function portVariable(service) {
  return PORTS.find((port) => port.name === service)?.variable ?? 'PORT';
}

function readPort(env, { variable, fallback }) {
  const text = env[variable] || String(fallback);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`${variable}=${text} is not a port: give an integer from 1 to 65535.`);
  }
  return port;
}
