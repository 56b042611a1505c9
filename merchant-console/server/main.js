import { createConsoleServer } from './app.js';
import { readConfig } from './config.js';

const config = readConfig(process.env);
const app = await createConsoleServer(config);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void app.close().then(() => process.exit(0));
  });
}

await app.listen({ host: config.host, port: config.port });
