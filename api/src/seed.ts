import 'reflect-metadata';
import { createApp, loadConfig } from './app.js';
import { plant } from './seed/plant.js';

const config = loadConfig();
if (config.isProduction) {
  process.stderr.write('The demo has public passwords: it is refused in production.\n');
  process.exit(1);
}
const app = await createApp(config, 'seed');
try {
  const demo = await plant(app, config, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`${demo.shops.length} shops are ready; their logins are in ${config.demoFile}\n`);
} finally {
  await app.close();
}
