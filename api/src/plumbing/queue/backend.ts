import { createPostgresBackend, Queue, Worker, type Job, type WorkerOptions } from 'bullmq';
import type { Config } from '../../config.js';
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
const defaultJobOptions = { ...keep, ...retry };

/** Opens the queues where this installation keeps them: in Redis with `REDIS_URL`, else in Postgres. */
export class QueueBackend {
  constructor(private readonly config: Pick<Config, 'redisUrl' | 'database'>) {}

  /** For adding jobs and looking at them. */
  store(name: string): JobStore {
    const { redisUrl } = this.config;
    if (redisUrl !== null) return new Queue(name, { defaultJobOptions, connection: openQueueRedis(redisUrl) });
    return new Queue(name, { defaultJobOptions, connection: this.#postgres(2) }, createPostgresBackend);
  }

  /** Runs the jobs of one name; several processes share them. */
  worker(name: string, handle: (job: Job) => Promise<unknown>, options: { concurrency: number }): JobWorker {
    const settings = {
      ...options,
      drainDelay: 5,
      stalledInterval: 5_000,
      lockDuration: 30_000,
    } satisfies Partial<WorkerOptions>;
    const { redisUrl } = this.config;
    if (redisUrl !== null) return new Worker(name, handle, { ...settings, connection: openQueueRedis(redisUrl) });
    return new Worker(name, handle, { ...settings, connection: this.#postgres(3) }, createPostgresBackend);
  }

  #postgres(max: number) {
    const { queueUrl } = this.config.database;
    return { connectionString: queueUrl, schema: queueSchema, max, application_name: 'smallshop-queue' };
  }
}
