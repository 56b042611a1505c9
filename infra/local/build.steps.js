import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { executableOf, runNode } from './command.js';
import { ROOT } from './settings.js';

/**
 * @typedef {object} BuildStep
 * @property {string} name
 * @property {string} label
 * @property {string[]} after names of the steps whose result it reads
 * @property {string[]} inputs files and folders, relative to the checkout; a change in one makes the result stale
 * @property {string[]} outputs must exist for the result to count
 * @property {string[]} serves names of the processes that run the result
 * @property {(options: import('./command.js').run) => Promise<unknown>} build
 */

const QUIET = { NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };

/** Emits only: types are the business of `npm run check`, and nobody should wait for them before the first page. */
const compile = (project) => (options) =>
  runNode([executableOf('typescript', 'tsc'), '-b', project, '--noCheck'], options);

/** @type {BuildStep[]} */
export const STEPS = [
  {
    name: 'prisma',
    label: 'Generating the database client',
    after: [],
    inputs: ['api/prisma/schema.prisma', 'api/prisma.config.ts'],
    outputs: ['api/src/plumbing/db/generated'],
    serves: [],
    build: generatePrismaClient,
  },
  {
    name: 'contract',
    label: 'Compiling the contract',
    after: [],
    inputs: ['tsconfig.base.json', 'api/contract'],
    outputs: ['api/contract/dist/index.js'],
    serves: [],
    build: compile('api/contract'),
  },
  {
    name: 'api',
    label: 'Compiling API and workers',
    after: ['prisma', 'contract'],
    inputs: ['tsconfig.base.json', 'api', 'workers'],
    outputs: ['api/dist/main.js', 'workers/dist/main.js'],
    serves: ['api', 'workers'],
    build: async (options) => {
      await compile('workers')(options);
      copySchemas();
    },
  },
  {
    name: 'console',
    label: 'Building the consoles',
    after: ['contract'],
    inputs: ['api/contract', 'merchant-console'],
    outputs: ['merchant-console/dist/merchant/index.html', 'merchant-console/dist/platform/index.html'],
    serves: ['console'],
    build: buildConsoles,
  },
  {
    name: 'storefront',
    label: 'Building storefront and themes',
    after: ['contract'],
    inputs: ['api/contract', 'themes', 'storefront-renderer'],
    outputs: ['storefront-renderer/dist'],
    serves: ['storefront'],
    build: (options) =>
      runNode([executableOf('astro', 'astro'), 'build'], {
        ...options,
        cwd: join(ROOT, 'storefront-renderer'),
        env: QUIET,
      }),
  },
];

/** Two bundles, so that no merchant ever receives the platform administrators' code. */
async function buildConsoles(options) {
  const vite = executableOf('vite', 'vite');
  for (const mode of ['production', 'platform']) {
    const env = { NODE_ENV: 'production' };
    await runNode([vite, 'build', '--mode', mode], { ...options, cwd: join(ROOT, 'merchant-console'), env });
  }
}

function generatePrismaClient(options) {
  const prisma = executableOf('prisma', 'prisma');
  // Generating needs no schema engine, but Prisma downloads one unless it is told of any executable.
  const engine = process.platform === 'win32' ? process.execPath : '/bin/true';
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: engine, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  return runNode([prisma, 'generate', '--no-hints'], { ...options, cwd: join(ROOT, 'api'), env });
}

/** The compiler leaves the GraphQL schema files where they are. */
function copySchemas() {
  const source = join(ROOT, 'api/src');
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.graphql')) continue;
    const from = join(entry.parentPath ?? entry.path, entry.name);
    const to = join(ROOT, 'api/dist', relative(source, from));
    if (!existsSync(dirname(to))) mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}
