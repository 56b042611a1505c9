import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.js';
import { runNode } from './command.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { CHECKOUT_CACHE, ROOT } from './settings.js';
import { Terminal } from './terminal.js';

const FOLDER = join(ROOT, 'infra/local/conformance');
/** A check ends with this code when something it needs is absent; its last line says what. */
const ABSENT = 77;

/**
 * `npm run conformance`: checks of the built things against what others define (image files, manifests, providers' test
 * suites). Each file in `conformance/` is one check: exit code 0 passed, 77 skipped, anything else failed.
 */
await runAsScript(import.meta.url, async () => {
  const terminal = new Terminal();
  await installDependencies(terminal);
  await buildStale(terminal);
  const checks = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.js')) : [];
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const check of checks.sort()) tally[await runOne(terminal, check)] += 1;
  terminal.line(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
  return tally.failed > 0 ? 1 : 0;
});

async function runOne(terminal, check) {
  const lines = [];
  const options = {
    mayFail: true,
    logFile: join(CHECKOUT_CACHE, `logs/conformance-${check}.log`),
    onLine: (line) => lines.push(line),
  };
  const label = check.replace(/\.js$/, '').replaceAll('-', ' ');
  const code = await terminal.step(label, () => runNode([join(FOLDER, check)], options));
  if (code === 0) return 'passed';
  terminal.line(code === ABSENT ? `  skipped: ${lines.at(-1) ?? 'something is absent'}` : lines.join('\n'));
  return code === ABSENT ? 'skipped' : 'failed';
}
