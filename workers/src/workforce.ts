import {
  Database,
  OutboxRelay,
  Queue,
  QueueBackend,
  withLogFields,
  type Application,
  type Config,
  type openLogger,
} from '@smallshop/api/app';
import type { JobName } from '@smallshop/contract';
import type { Job } from './job.js';
import { jobs } from './jobs/index.js';

type Logger = ReturnType<typeof openLogger>;
type RunningWorker = Awaited<ReturnType<QueueBackend['worker']>>;

/** Without Meilisearch nobody fills it. */
const idleJobs = ({ meili }: Config): ReadonlySet<JobName> =>
  new Set<JobName>(meili === null ? ['index-products', 'rebuild-search'] : []);

/** Everything that works in the background: the relay of the outbox and a consumer for each kind of job. */
export class Workforce {
  readonly #backend: QueueBackend;
  readonly #relay: OutboxRelay;
  readonly #idle: ReadonlySet<JobName>;
  #workers: RunningWorker[] = [];

  constructor(
    private readonly app: Application,
    config: Config,
    private readonly logger: Logger,
  ) {
    this.#backend = new QueueBackend(config);
    this.#idle = idleJobs(config);
    this.#relay = new OutboxRelay({
      database: app.get(Database),
      queue: app.get(Queue),
      platformUrl: config.database.platformUrl,
      idle: this.#idle,
      onError: (error) => logger.error({ err: error }, 'outbox relay: round failed'),
    });
  }

  async start(): Promise<void> {
    this.#workers = await Promise.all(Object.values(jobs).map((job) => this.#employ(job)));
    const queue = this.app.get(Queue);
    for (const { name, everyMs } of Object.values(jobs)) {
      if (everyMs !== undefined && !this.#idle.has(name)) await queue.schedule(name, everyMs);
    }
    await this.#relay.start();
  }

  /** Finishes what is being done and takes nothing new. */
  async stop(): Promise<void> {
    await this.#relay.stop();
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }

  async #employ({ name, concurrency, prepare }: Job): Promise<RunningWorker> {
    const work = prepare(this.app);
    const handle = (id: string, data: unknown) => withLogFields({ requestId: `job-${id}` }, () => work(data));
    const worker = await this.#backend.worker(name, (job) => handle(job.id ?? name, job.data), { concurrency });
    worker.on('error', (error) => this.logger.warn({ err: error, job: name }, 'queue unreachable'));
    worker.on('failed', (job, error) => {
      this.logger.error({ err: error, job: name, id: job?.id, attempts: job?.attemptsMade }, 'job failed');
    });
    return worker;
  }
}
