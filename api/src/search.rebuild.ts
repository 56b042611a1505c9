import 'reflect-metadata';
import { createApp, loadConfig, SearchIndex } from './app.js';

const config = loadConfig();
if (config.meili === null) {
  process.stderr.write('MEILI_URL is not set: PostgreSQL searches the shops, and there is nothing to rebuild.\n');
  process.exit(1);
}
const app = await createApp(config, 'search-rebuild');
try {
  await app.get(SearchIndex).rebuild((line) => {
    process.stdout.write(`${line}\n`);
  });
} finally {
  await app.close();
}
