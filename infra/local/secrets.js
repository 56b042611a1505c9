import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const token = () => randomBytes(32).toString('base64url');

/** Made once for each installation; the names are those of the environment variables the processes read. */
const MAKERS = {
  POSTGRES_PASSWORD: token,
  APP_OWNER_PASSWORD: token,
  APP_USER_PASSWORD: token,
  APP_PLATFORM_PASSWORD: token,
  APP_QUEUE_PASSWORD: token,
  AUTH_SECRET: token,
  INTERNAL_TOKEN: token,
  // Astro and the encryption of merchants' credentials want an AES-256 key in plain base64.
  ASTRO_KEY: () => randomBytes(32).toString('base64'),
  ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
};

/**
 * Reads `secrets.json` in the data folder, first making whatever is missing in it. The file is readable by its owner only.
 * A variable of the environment wins over the file.
 *
 * @param {string} dataDir
 * @returns {Record<keyof typeof MAKERS, string>}
 */
export function readSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const given = Object.fromEntries(
    Object.keys(MAKERS).flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const missing = Object.entries(MAKERS).filter(([name]) => !kept[name] && !given[name]);
  if (missing.length === 0) return { ...kept, ...given };
  const secrets = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return { ...secrets, ...given };
}
