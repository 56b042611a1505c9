import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { jobPayloads, type JobName, type JobPayload } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import { QueueBackend, type JobStore } from './backend.js';

/** How to add a job. */
export interface JobOptions {
  /** Not before so many milliseconds from now. */
  readonly delayMs?: number;
  /** A second job of this id is ignored for an hour after the first ended. Letters, digits and hyphens, not a number. */
  readonly dedupeId?: string;
}

/** A job to add. */
export interface NewJob<Name extends JobName = JobName> extends JobOptions {
  readonly name: Name;
  readonly payload: JobPayload<Name>;
}

// On Postgres a bulk makes two temporary tables, whose coming and going every open connection is told of: at many small bulks
// a second the server did little else.
const mostAddedSingly = 20;

/** Adds jobs for the workers. Effects of a transaction go through `tx.emit` instead, or they could outlive a rollback. */
@Injectable()
export class Queue implements OnApplicationShutdown {
  readonly #backend: QueueBackend;
  readonly #stores = new Map<string, Promise<JobStore>>();

  constructor(@Inject(CONFIG) config: Config) {
    this.#backend = new QueueBackend(config);
  }

  /** @throws ZodError when the payload is not what the contract says */
  async enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>, options: JobOptions = {}): Promise<void> {
    await this.enqueueAll([{ name, payload, ...options }]);
  }

  /** Adds many. */
  async enqueueAll(jobs: readonly NewJob[]): Promise<void> {
    const byName = Map.groupBy(jobs, (job) => job.name);
    await Promise.all([...byName].map(([name, group]) => this.#add(name, group.map(toBulkJob))));
  }

  /** Runs a job of this name again and again, once for all processes. */
  async schedule(name: JobName, everyMs: number): Promise<void> {
    const store = await this.#storeOf(name);
    await store.upsertJobScheduler(name, { every: everyMs }, { name, data: {} });
  }

  /** Jobs waiting, delayed and failed by name, for metrics. */
  async depths(): Promise<{ name: string; state: string; jobs: number }[]> {
    const names = Object.keys(jobPayloads);
    const counts = await Promise.all(
      names.map(async (name) => (await this.#storeOf(name)).getJobCounts('wait', 'delayed', 'active', 'failed')),
    );
    return names.flatMap((name, index) =>
      Object.entries(counts[index] ?? {}).map(([state, jobs]) => ({ name, state, jobs })),
    );
  }

  /** @throws Error when the queues cannot be reached */
  async check(): Promise<void> {
    await this.#backend.check();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#backend.close();
    await Promise.all([...this.#stores.values()].map(async (store) => (await store).close()));
  }

  async #add(queue: JobName, jobs: readonly ReturnType<typeof toBulkJob>[]): Promise<void> {
    const store = await this.#storeOf(queue);
    if (jobs.length > mostAddedSingly) await store.addBulk([...jobs]);
    else await Promise.all(jobs.map(({ name, data, opts }) => store.add(name, data, opts)));
  }

  #storeOf(name: string): Promise<JobStore> {
    const store = this.#stores.get(name) ?? this.#open(name);
    this.#stores.set(name, store);
    return store;
  }

  async #open(name: string): Promise<JobStore> {
    const store = await this.#backend.store(name);
    // Without a listener a lost connection would end the process; the next command reports it.
    store.on('error', () => undefined);
    return store;
  }
}

function toBulkJob({ name, payload, delayMs, dedupeId }: NewJob) {
  return { name, data: jobPayloads[name].parse(payload), opts: { delay: delayMs, jobId: dedupeId } };
}
