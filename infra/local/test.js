import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildStale } from './build.js';
import { findChromium } from './chromium.js';
import { executableOf, runNode } from './command.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { onStop } from './lifecycle.js';
import { Product, wipe } from './product.js';
import { Refusal } from './refusal.js';
import { CHECKOUT_CACHE, ROOT } from './settings.js';
import { settingsApart } from './settings.apart.js';
import { Terminal } from './terminal.js';
import { TestServices } from './test.services.js';
import { playwrightTally, sumOf, vitestTally } from './test.tally.js';
import { productToTorture, tortureProduct } from './torture.js';

const JOURNEYS = 'infra/e2e';
const SUITES = ['unit', 'e2e', 'torture'];
/** Of the journeys' product, which the torture goes on with: its sample data need not be made again. */
const PRODUCT = 'test-product';
const REPORTS = join(CHECKOUT_CACHE, 'test');

/**
 * `npm test`: every spec against real services, then the browser journeys against the whole product, then a short torture of
 * it, each started for this run on free ports. Ends with one plain line, `N passed, N failed, N skipped`.
 *
 * Arguments: `--only=unit`, `--only=e2e`, `--only=torture`, and paths that narrow the first two.
 */
await runAsScript(import.meta.url, async (args) => {
  const { suites, filters } = readArguments(args);
  const terminal = new Terminal();
  await installDependencies(terminal);
  await buildStale(terminal);
  const tallies = [];
  if (suites.includes('unit')) tallies.push(await runSpecs(terminal, filters.unit));
  if (suites.includes('e2e')) tallies.push(await runJourneys(terminal, filters.e2e));
  if (suites.includes('torture')) tallies.push(await runTorture(terminal));
  const { passed, failed, skipped } = sumOf(tallies);
  terminal.line(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
});

async function runSpecs(terminal, filters) {
  const services = new TestServices();
  return withStop(services, async () => {
    const env = await terminal.step('Starting services for the specs', () => services.start());
    const report = join(REPORTS, 'vitest.json');
    rmSync(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = [executableOf('vitest', 'vitest'), 'run', '--passWithNoTests', ...reporters, ...filters];
    return vitestTally(report, await runNode(args, { env, inherit: true, mayFail: true }));
  });
}

async function runJourneys(terminal, filters) {
  const chromium = await findChromium(terminal);
  const settings = await settingsApart(PRODUCT);
  await wipe(settings);
  const product = new Product(settings, terminal);
  return withStop(product, async () => {
    await product.start();
    const report = join(REPORTS, 'playwright.json');
    rmSync(report, { force: true });
    const env = { ...journeyEnvironment(settings, chromium), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const config = join(ROOT, JOURNEYS, 'playwright.config.ts');
    const args = [
      executableOf('@playwright/test', 'playwright'),
      'test',
      '-c',
      config,
      '--reporter=list,json',
      ...filters,
    ];
    return playwrightTally(report, await runNode(args, { env, inherit: true, mayFail: true }));
  });
}

async function runTorture(terminal) {
  const subject = await productToTorture(terminal, PRODUCT);
  return withStop(subject.product, async () => {
    await subject.product.start();
    return tortureProduct(subject, terminal, { rounds: 1, hasSilent: false });
  });
}

/** What the journeys know of the product: addresses, its data folder (demo.json, run.json, hold/) and the browser. */
function journeyEnvironment({ dataDir, ports }, chromium) {
  return {
    CHROMIUM_PATH: chromium,
    E2E_DATA_DIR: dataDir,
    E2E_API_URL: `http://127.0.0.1:${ports.api}`,
    E2E_STOREFRONT_URL: `http://localhost:${ports.storefront}`,
    E2E_CONSOLE_URL: `http://localhost:${ports.console}`,
  };
}

/** An interruption makes the work under way fail; the clean stop it started then ends the process. */
async function withStop(part, work) {
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    await part.stop();
  };
  const forget = onStop(stop, () => part.kill());
  const outcome = await work().then(
    (result) => ({ result }),
    (error) => ({ error }),
  );
  if (isStopping) return new Promise(() => undefined);
  await part.stop();
  forget();
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

function readArguments(args) {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  const paths = args.filter((arg) => !arg.startsWith('--')).map((path) => relative(ROOT, resolve(path)));
  const options = SUITES.map((suite) => `--only=${suite}`);
  const strange = args.find((arg) => arg.startsWith('--') && !options.includes(arg));
  if (strange) throw new Refusal(`Unknown option ${strange}; there are ${options.join(', ')} and paths.`);
  const filters = {
    e2e: paths.filter((path) => path.startsWith(JOURNEYS)),
    unit: paths.filter((path) => !path.startsWith(JOURNEYS)),
  };
  const asked = SUITES.filter((suite) => paths.length === 0 || filters[suite]?.length > 0);
  return { suites: only ? [only] : asked, filters };
}
