import { WITHOUT_DATABASE } from './environment.js';

/**
 * @typedef {object} ProcessDefinition
 * @property {string} name also the name of its log file
 * @property {string} label as people call it
 * @property {string[]} args for Node, relative to the checkout
 * @property {'api' | 'storefront' | 'console'} [port] which of the settings' ports it listens on, passed as PORT
 * @property {string} [readyPath] answers 200 when the process can work
 * @property {Record<string, string | undefined>} [env] added to the product's environment
 */

/** @type {ProcessDefinition[]} */
export const PROCESSES = [
  { name: 'api', label: 'API', args: ['api/dist/main.js'], port: 'api', readyPath: '/health/ready' },
  { name: 'workers', label: 'Workers', args: ['workers/dist/main.js'] },
  {
    name: 'storefront',
    label: 'Storefront',
    args: ['storefront-renderer/server/main.js'],
    port: 'storefront',
    readyPath: '/-/health',
    // Nothing stands in front of it here, so that no header of a client's is believed.
    env: { ...WITHOUT_DATABASE, TRUST_PROXY: 'false' },
  },
  {
    name: 'console',
    label: 'Console',
    args: ['merchant-console/server/main.js'],
    port: 'console',
    readyPath: '/-/health',
    env: WITHOUT_DATABASE,
  },
];

/** One-shot scripts that prepare the database, in order. */
export const PREPARATION = {
  migrate: ['api/dist/migrate.js'],
  seed: ['api/dist/seed.js'],
};
