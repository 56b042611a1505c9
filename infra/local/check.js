import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.js';
import { executableOf, runNode } from './command.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { Refusal } from './refusal.js';
import { CHECKOUT_CACHE, ROOT } from './settings.js';
import { Terminal } from './terminal.js';

const AT_ONCE = 2;
const DRIFT = 'infra/local/drift';
const CRUISED = ['api', 'workers', 'storefront-renderer', 'merchant-console', 'themes'];

const tool = (packageName, executable, ...args) => [executableOf(packageName, executable), ...args];

/** @returns {{ name: string, label: string, args: string[], cwd?: string }[]} slowest first, so that two at a time end together */
function allChecks() {
  return [
    { name: 'lint', label: 'Lint', args: tool('eslint', 'eslint', '.', '--max-warnings=0') },
    {
      name: 'types-astro',
      label: 'Types of pages and themes',
      args: tool('@astrojs/check', 'astro-check'),
      cwd: join(ROOT, 'storefront-renderer'),
    },
    {
      name: 'types-specs',
      label: 'Types of API and specs',
      args: tool('typescript', 'tsc', '-p', 'infra/local/tsconfig.specs.json'),
    },
    {
      // Without a library of the outside world: a rule that reaches for the clock or the network does not compile.
      name: 'types-rules',
      label: 'Types of the pure rules',
      args: tool('typescript', 'tsc', '-p', 'api/domain', '--noEmit'),
    },
    {
      name: 'types-console',
      label: 'Types of the consoles',
      args: tool('typescript', 'tsc', '-p', 'merchant-console', '--noEmit'),
    },
    { name: 'format', label: 'Format', args: tool('prettier', 'prettier', '--check', '.', '--log-level=warn') },
    {
      name: 'imports',
      label: 'Import rules',
      args: tool('dependency-cruiser', 'depcruise', ...CRUISED, '--config', '.dependency-cruiser.cjs'),
    },
    { name: 'unused', label: 'Unused code and dependencies', args: tool('knip', 'knip', '--no-progress') },
    ...driftChecks(),
  ];
}

/** Each script there compares two descriptions of one thing and fails when they have drifted apart. */
function driftChecks() {
  const folder = join(ROOT, DRIFT);
  const scripts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.js')) : [];
  return scripts.map((name) => ({
    name: `drift-${name}`,
    label: `Drift: ${name.replace(/\.js$/, '').replaceAll('-', ' ').replaceAll('.', ' ')}`,
    args: [join(DRIFT, name)],
  }));
}

/** `npm run check`: everything that can be said about the code without running it; names narrow it. */
await runAsScript(import.meta.url, async (names) => {
  const terminal = new Terminal();
  await installDependencies(terminal);
  const broken = await buildFailures(terminal);
  const checks = allChecks().filter(({ name }) => names.length === 0 || names.includes(name));
  if (checks.length === 0)
    throw new Refusal(
      `There is no such check; there are ${allChecks()
        .map(({ name }) => name)
        .join(', ')}.`,
    );
  const failures = [...broken, ...(await runAll(terminal, checks))];
  for (const { label, message } of failures) terminal.line(`\n── ${label} ──\n${message}`);
  const count = checks.length + broken.length;
  terminal.line(failures.length === 0 ? `All ${count} checks passed` : `${failures.length} of ${count} checks failed`);
  return failures.length === 0 ? 0 : 1;
});

/** A checkout that does not compile can still be told what else is wrong with it. */
async function buildFailures(terminal) {
  try {
    await buildStale(terminal);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [{ label: 'Build', message: error.message }];
    throw error;
  }
}

async function runAll(terminal, checks) {
  const failures = [];
  const queue = [...checks];
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const { label, args, name, cwd } = check;
      const lines = [];
      const options = {
        cwd,
        env: { NO_COLOR: '1' },
        logFile: join(CHECKOUT_CACHE, `logs/check-${name}.log`),
        onLine: (line) => lines.push(line),
      };
      try {
        await terminal.step(label, () => runNode(args, options));
      } catch {
        failures.push({ label, message: lines.join('\n') });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
}
