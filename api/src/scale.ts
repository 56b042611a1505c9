import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { createApp, loadConfig } from './app.js';
import { collectStatistics } from './plumbing/db/migrations.js';
import { plantScale } from './seed/scale/plant.scale.js';

const config = loadConfig();
if (config.isProduction) {
  process.stderr.write('A thousand invented shops are refused in production.\n');
  process.exit(1);
}
const app = await createApp({ ...config, logLevel: 'warn' }, 'scale');
try {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const measured = await plantScale(app, say);
  say('Collecting statistics');
  if (config.database.ownerUrl !== null) await collectStatistics(config.database.ownerUrl);
  await writeFile(config.demoFile, `${JSON.stringify(measured, null, 2)}\n`);
} finally {
  await app.close();
}
