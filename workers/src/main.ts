import { constants, setPriority } from 'node:os';
import { ConfigError, createApp, loadConfig, openLogger } from '@smallshop/api/app';
import { Workforce } from './workforce.js';

// What happens in the background waits for what somebody is waiting for, where both share a machine.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

try {
  const config = loadConfig();
  const logger = openLogger(config.logLevel, 'workers');
  const app = await createApp(config, 'workers');
  const workforce = new Workforce(app, config, logger);
  await workforce.start();
  logger.info('workers ready');
  const stop = async () => {
    await workforce.stop();
    await app.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
} catch (error) {
  // Nothing is running yet: one clear sentence is worth more than a log line.
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
