import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command.js';

/**
 * @param {string[]} names in order of preference
 * @returns {string | undefined} absolute path of the first one on PATH
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

/**
 * Installs a Debian package where that needs nobody's password: as root with apt.
 *
 * @param {string} packageName
 * @param {string} logFile
 * @returns {Promise<boolean>} whether it was installed
 */
export async function installFromDebian(packageName, logFile) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath(['apt-get'])) return false;
  const options = { logFile, mayFail: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-q'], options);
  return (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', packageName], options)) === 0;
}

/** @param {string | undefined} path @returns {boolean} */
export function isExecutable(path) {
  try {
    accessSync(path ?? '', constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
