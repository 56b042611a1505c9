import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../db/database.js';
import { Queue } from '../queue/queue.js';

/** Numbers about this process, for Prometheus. None carries a shop: there are as many series as operations. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram;
  readonly #queueDepth: Gauge;
  readonly #searchFallbacks: Counter;

  constructor(
    database: Database,
    private readonly queue: Queue,
  ) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer, by operation of the contract',
      labelNames: ['operation', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    });
    this.#queueDepth = new Gauge({
      name: 'queue_jobs',
      help: 'Jobs by name and state',
      labelNames: ['name', 'state'],
      registers,
    });
    this.#searchFallbacks = new Counter({
      name: 'search_fallbacks_total',
      help: 'How often Meilisearch failed and PostgreSQL took over for a few seconds',
      registers,
    });
    new Gauge({
      name: 'database_pool_connections',
      help: 'Connections by pool and state; waiting counts callers without one',
      labelNames: ['pool', 'state'],
      registers,
      collect() {
        for (const { pool, total, idle, waiting } of database.poolStates()) {
          this.set({ pool, state: 'busy' }, total - idle);
          this.set({ pool, state: 'idle' }, idle);
          this.set({ pool, state: 'waiting' }, waiting);
        }
      },
    });
  }

  /** Counts one answered request. */
  observe(operation: string, status: number, seconds: number): void {
    this.#requests.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  /** Counts a failure of the search engine that the database stands in for. */
  countSearchFallback(): void {
    this.#searchFallbacks.inc();
  }

  /** The exposition, as text. */
  async expose(): Promise<{ contentType: string; text: string }> {
    const depths = await this.queue.depths().catch(() => []);
    for (const { name, state, jobs } of depths) this.#queueDepth.set({ name, state }, jobs);
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
