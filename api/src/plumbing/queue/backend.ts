import type { Job, Queue, Worker, WorkerOptions } from 'bullmq';
import type pg from 'pg';
import type { Config } from '../../config.js';
import { openPool } from '../db/pool.js';
import { openQueueRedis } from './redis.js';

/** The schema BullMQ keeps its tables in; owned by `app_queue`. */
export const queueSchema = 'queue';

/** Jobs of one name, for adding and counting. */
export type JobStore = Pick<Queue, 'add' | 'addBulk' | 'upsertJobScheduler' | 'getJobCounts' | 'close'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** A running consumer. */
export type JobWorker = Pick<Worker, 'close'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
};

// A kept job is what suppresses a second delivery of the same event: far longer than any relay retries. Kept by age alone:
// with a count, BullMQ on Postgres goes through every kept job at each job's end.
const keep = { removeOnComplete: { age: 3_600 }, removeOnFail: { age: 14 * 86_400 } };
const retry = { attempts: 8, backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 } };
const connectTimeoutMs = 5_000;
const defaultJobOptions = { ...keep, ...retry };

// Loaded with the first queue: the API, which leaves its jobs in the outbox, has none.
const library = () => import('bullmq');

/** Opens the queues where this installation keeps them: in Redis with `REDIS_URL`, else in Postgres. */
export class QueueBackend {
  #asking: pg.Pool | undefined;

  constructor(private readonly config: Pick<Config, 'redisUrl' | 'database'>) {}

  /** For adding jobs and looking at them. */
  async store(name: string): Promise<JobStore> {
    const { createPostgresBackend, Queue } = await library();
    const { redisUrl } = this.config;
    if (redisUrl !== null) return new Queue(name, { defaultJobOptions, connection: await openQueueRedis(redisUrl) });
    return new Queue(name, { defaultJobOptions, connection: this.#postgres(2) }, createPostgresBackend);
  }

  /** Runs the jobs of one name; several processes share them. */
  async worker(
    name: string,
    handle: (job: Job) => Promise<unknown>,
    options: { concurrency: number },
  ): Promise<JobWorker> {
    const { createPostgresBackend, Worker } = await library();
    const settings = {
      ...options,
      drainDelay: 5,
      stalledInterval: 5_000,
      lockDuration: 30_000,
    } satisfies Partial<WorkerOptions>;
    const { redisUrl } = this.config;
    if (redisUrl !== null) return new Worker(name, handle, { ...settings, connection: await openQueueRedis(redisUrl) });
    return new Worker(name, handle, { ...settings, connection: this.#postgres(3) }, createPostgresBackend);
  }

  /** @throws Error when the queues cannot be reached; loads nothing for it. Redis is asked by whoever holds its connection */
  async check(): Promise<void> {
    if (this.config.redisUrl !== null) return;
    this.#asking ??= openPool({
      url: this.config.database.queueUrl,
      max: 1,
      name: 'smallshop-queue-check',
      connectTimeoutMs,
    });
    await this.#asking.query(`SELECT FROM ${queueSchema}.meta LIMIT 1`);
  }

  async close(): Promise<void> {
    await this.#asking?.end();
  }

  #postgres(max: number) {
    const { queueUrl } = this.config.database;
    return { connectionString: queueUrl, schema: queueSchema, max, application_name: 'smallshop-queue' };
  }
}
