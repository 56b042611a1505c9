import { join } from 'node:path';
import { freePort } from './ports.js';
import { CHECKOUT_CACHE } from './settings.js';

/**
 * Settings of a product that runs beside the one of `npm start`: free ports, data of its own, the embedded database.
 *
 * @param {string} folder of its data, below `.data/`
 * @returns {Promise<import('./settings.js').Settings>}
 */
export async function settingsApart(folder) {
  const ports = { api: 0, storefront: 0, console: 0, postgres: 0 };
  for (const service of Object.keys(ports)) ports[service] = await freePort();
  return { dataDir: join(CHECKOUT_CACHE, folder), host: '127.0.0.1', ports, databaseUrl: undefined };
}
