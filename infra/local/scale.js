import { join } from 'node:path';
import { settingsApart } from './settings.apart.js';
import { readSettings } from './settings.js';

/**
 * Where a hundred thousand products go: the database or the data folder somebody names, else a folder of their own, never
 * among what `npm start` shows.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./settings.js').Settings>}
 */
export async function scaleSettings(env = process.env) {
  const settings = readSettings(env);
  return env.SMALLSHOP_DATA_DIR || settings.databaseUrl ? settings : settingsApart('scale');
}

/** The environment the large shops are made with: the file that names them stands beside that of the sample shops. */
export const forScale = ({ dataDir }) => ({ SMALLSHOP_DEMO_FILE: join(dataDir, 'scale.json') });
