import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.js';
import { ROOT } from './settings.js';

/**
 * Installs the dependencies when the installed ones are not those of the lock file. No package's install script is run:
 * the one that matters (links between PostgreSQL's libraries) is done where PostgreSQL is started.
 *
 * @param {import('./terminal.js').Terminal} terminal
 */
export async function installDependencies(terminal) {
  if (isInstalled(ROOT)) return;
  // Not `npm ci`: it insists on lock entries for every other platform's optional binaries, which npm itself leaves out when
  // two versions of one are wanted; and it deletes what is there, which costs minutes when a few packages changed.
  const args = ['install', '--ignore-scripts', '--no-save'];
  await terminal.step('Installing dependencies', (say) =>
    run('npm', args, { logFile: join(ROOT, '.data/logs/install.log'), onLine: say }),
  );
}

/**
 * Compares the lock file with the one npm leaves inside node_modules when it has finished.
 *
 * @param {string} root a folder with package-lock.json
 * @returns {boolean} false also when an install was interrupted
 */
function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const isForAnotherPlatform = entry.optional || entry.devOptional;
    if (!path.includes('node_modules/') || isForAnotherPlatform) return true;
    return present[path]?.version === entry.version && Boolean(present[path]?.link) === Boolean(entry.link);
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}
