import { join } from 'node:path';
import { DATABASE_VARIABLES } from './provision.js';
import { CHECKOUT_CACHE, ROOT } from './settings.js';

/** Addresses people and scripts use; pages and cookies want `localhost`, where shops live at `<slug>.localhost`. */
export function addressesOf({ ports }) {
  return {
    api: `http://localhost:${ports.api}`,
    storefront: `http://localhost:${ports.storefront}`,
    console: `http://localhost:${ports.console}`,
  };
}

/**
 * The environment every process of the product gets. What a person sets for services of their own (`REDIS_URL`,
 * `MEILI_URL`, `S3_*`, `STRIPE_*`, `CLERK_*`, `SMTP_URL`) is inherited as it is.
 *
 * @param {import('./settings.js').Settings} settings
 * @param {Record<string, string>} secrets see secrets.js
 * @param {Record<string, string>} databaseUrls by variable, see provision.js
 * @returns {Record<string, string>}
 */
export function productEnvironment(settings, secrets, databaseUrls) {
  const { dataDir, host, ports } = settings;
  const addresses = addressesOf(settings);
  return {
    NODE_ENV: process.env.NODE_ENV || 'development',
    SMALLSHOP_MODE: 'local',
    // Compiled code outlives the process: the second start reads it instead of three thousand sources.
    NODE_COMPILE_CACHE: join(CHECKOUT_CACHE, 'compile-cache'),
    // glibc keeps memory apart for each thread otherwise, and hardly gives any back.
    MALLOC_ARENA_MAX: '2',
    SMALLSHOP_DATA_DIR: dataDir,
    SMALLSHOP_DEMO_FILE: join(dataDir, 'demo.json'),
    HOST: host,
    API_URL: `http://127.0.0.1:${ports.api}`,
    PLATFORM_DOMAIN: 'localhost',
    PUBLIC_API_URL: addresses.api,
    STOREFRONT_URL: addresses.storefront,
    CONSOLE_URL: addresses.console,
    STORAGE_DIR: join(dataDir, 'media'),
    CACHE_DIR: join(dataDir, 'html-cache'),
    THEMES_DIR: join(ROOT, 'themes'),
    COOKIE_SECURE: 'false',
    TRUST_PROXY: 'loopback',
    AUTH_SECRET: secrets.AUTH_SECRET,
    INTERNAL_TOKEN: secrets.INTERNAL_TOKEN,
    ASTRO_KEY: secrets.ASTRO_KEY,
    ENCRYPTION_KEY: secrets.ENCRYPTION_KEY,
    ...databaseUrls,
  };
}

/** The renderer and the console know the database only through the API. */
export const WITHOUT_DATABASE = Object.fromEntries(DATABASE_VARIABLES.map((variable) => [variable, undefined]));
