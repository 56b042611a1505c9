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

/**
 * A young generation that stays small: V8 lets it grow to 128 MB under load, which costs memory and gains nothing here. The
 * limit of the old one makes the collector work before the memory of a small machine is full. The renderer, which makes a
 * hundred kilobytes of text a page, has twice as much. As in infra/docker/Dockerfile.
 */
const LEAN = ['--max-semi-space-size=8', '--max-old-space-size=256'];

/** @type {ProcessDefinition[]} */
export const PROCESSES = [
  { name: 'api', label: 'API', args: [...LEAN, 'api/dist/main.js'], port: 'api', readyPath: '/health/ready' },
  { name: 'workers', label: 'Workers', args: [...LEAN, 'workers/dist/main.js'] },
  {
    name: 'storefront',
    label: 'Storefront',
    args: ['--max-semi-space-size=16', '--max-old-space-size=256', 'storefront-renderer/server/main.js'],
    port: 'storefront',
    readyPath: '/-/health',
    // Nothing stands in front of it here, so that no header of a client's is believed.
    env: { ...WITHOUT_DATABASE, TRUST_PROXY: 'false' },
  },
  {
    name: 'console',
    label: 'Console',
    args: [...LEAN, 'merchant-console/server/main.js'],
    port: 'console',
    readyPath: '/-/health',
    env: WITHOUT_DATABASE,
  },
];

/** One-shot scripts that prepare the database, in order, and what the second one does. */
export const PREPARATION = {
  migrate: ['api/dist/migrate.js'],
  seed: ['api/dist/seed.js'],
  filling: 'Filling the sample shops',
};

/** Likewise for a database to measure with: a large shop beside a thousand small ones. */
export const SCALE = {
  ...PREPARATION,
  seed: ['api/dist/scale.js'],
  filling: 'Making 100,000 products and 1,000 shops',
};

/** Fills Meilisearch anew, while searches go on. */
export const REBUILD_SEARCH = ['api/dist/search.rebuild.js'];

/** Makes the figures of all shops anew, from their orders. */
export const REBUILD_REPORTS = ['api/dist/sales.rebuild.js'];
