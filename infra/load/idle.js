import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const PATIENCE_MS = 600_000;

/**
 * Waits until nothing works in the background: pictures of a fresh seed alone fill a core for a minute, and a figure taken
 * beside them says nothing.
 *
 * @param {{ queueUrl: string, platformUrl: string }} urls of the queue's and the platform's roles
 * @throws {Error} when there is still work after ten minutes
 */
export async function untilIdle({ queueUrl, platformUrl }) {
  const queue = new pg.Client({ connectionString: queueUrl });
  const platform = new pg.Client({ connectionString: platformUrl });
  await Promise.all([queue.connect(), platform.connect()]);
  const isBusy = async () => {
    const [jobs, events] = await Promise.all([
      queue.query(`SELECT FROM queue.job WHERE state IN ('waiting', 'active') LIMIT 1`),
      platform.query('SELECT FROM outbox LIMIT 1'),
    ]);
    return jobs.rowCount + events.rowCount > 0;
  };
  try {
    for (const end = Date.now() + PATIENCE_MS; await isBusy(); await pause(250)) {
      if (Date.now() > end) throw new Error('There is still work in the background.');
    }
  } finally {
    await Promise.all([queue.end(), platform.end()]);
  }
}
