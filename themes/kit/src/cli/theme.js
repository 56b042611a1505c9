#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const usage = 'Usage: theme check <id> …';
const kit = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Checks one theme; prints what is wrong with it. */
async function check(id) {
  const folder = join(dirname(kit), id);
  if (!existsSync(join(folder, 'theme.ts'))) return [`${id}: no such theme`];
  const { module: checker } = await runnerImport(join(kit, 'src/check/index.ts'));
  const { module: theme } = await runnerImport(join(folder, 'theme.ts'));
  return checker
    .checkTheme(folder, theme.default)
    .map(({ file, rule, message }) => `${id}/${file}: ${message} (${rule})`);
}

const [command, ...ids] = process.argv.slice(2);
if (command !== 'check' || ids.length === 0) {
  console.error(usage);
  process.exit(2);
}
const offences = (await Promise.all(ids.map(check))).flat();
for (const offence of offences) console.error(offence);
console.log(offences.length === 0 ? `${ids.join(', ')}: nothing to complain about` : `${offences.length} offences`);
process.exit(offences.length === 0 ? 0 : 1);
