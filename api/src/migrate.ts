import { ConfigError, loadConfig } from './config.js';
import { migrate } from './plumbing/db/migrations.js';

try {
  const { ownerUrl, queueUrl } = loadConfig().database;
  if (ownerUrl === null)
    throw new ConfigError(['DATABASE_OWNER_URL is not set: migrations run as the owner of the tables.']);
  const applied = await migrate({ ownerUrl, queueUrl });
  process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `Applied: ${applied.join(', ')}\n`);
} catch (error) {
  const message = error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
