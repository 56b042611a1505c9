import { join } from 'node:path';
import { buildStale } from './build.js';
import { joinDatabase, openDatabase } from './database.source.js';
import { runAsScript } from './entry.js';
import { productEnvironment } from './environment.js';
import { installDependencies } from './install.js';
import { prepare, readRun, seed, wipe } from './product.js';
import { forScale, scaleSettings } from './scale.js';
import { runNode } from './command.js';
import { PREPARATION, REBUILD_REPORTS, REBUILD_SEARCH, SCALE } from './processes.js';
import { Refusal } from './refusal.js';
import { readSecrets } from './secrets.js';
import { readSettings } from './settings.js';
import { Terminal } from './terminal.js';

const ACTIONS = {
  provision: async () => undefined,
  migrate: ({ terminal, env }) => terminal.step('Migrating the database', () => runNode(PREPARATION.migrate, { env })),
  seed: (context) => seed(PREPARATION, context),
  reset: (context) => prepare(PREPARATION, context),
  'rebuild-search': ({ terminal, settings, env }) =>
    terminal.step('Filling Meilisearch anew', (say) =>
      runNode(REBUILD_SEARCH, { env, logFile: join(settings.dataDir, 'logs/search.log'), onLine: say }),
    ),
  'rebuild-reports': ({ terminal, settings, env }) =>
    terminal.step('Making the figures of all shops anew', (say) =>
      runNode(REBUILD_REPORTS, { env, logFile: join(settings.dataDir, 'logs/reports.log'), onLine: say }),
    ),
  scale: async ({ terminal, ...context }) => {
    await terminal.step('Migrating the database', () => runNode(SCALE.migrate, context));
    await seed(SCALE, { terminal, ...context });
  },
};

await runAsScript(import.meta.url, async ([action = '']) => {
  const act = ACTIONS[action];
  if (!act) throw new Refusal(`Say what to do with the database: ${Object.keys(ACTIONS).join(', ')}.`);
  const terminal = new Terminal();
  const settings = action === 'scale' ? await scaleSettings() : readSettings();
  await installDependencies(terminal);
  if (action !== 'provision') await buildStale(terminal);
  if (action === 'reset') await wipe(settings);
  await withDatabase(settings, async ({ urls, identity }, secrets) => {
    const env = productEnvironment(settings, secrets, urls);
    await act({ settings, terminal, env: action === 'scale' ? { ...env, ...forScale(settings) } : env, identity });
  });
  terminal.done('The database is ready');
  return 0;
});

async function withDatabase(settings, work) {
  const secrets = readSecrets(settings.dataDir);
  const run = readRun(settings.dataDir);
  if (run && !settings.databaseUrl) return work(await joinDatabase(run, secrets), secrets);
  let postgres;
  const onLaunch = (launched) => (postgres = launched);
  try {
    return await work(await openDatabase(settings, secrets, { onLaunch }), secrets);
  } finally {
    await postgres?.stop();
  }
}
