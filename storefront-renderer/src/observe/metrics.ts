import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process, in Prometheus' text format at `/-/metrics`. Labels never name shops: there may be thousands. */
export class Metrics {
  readonly registry = new Registry();
  readonly pages = new Counter({
    name: 'storefront_pages_total',
    help: 'Pages served, by how they were come by',
    labelNames: ['state'] as const,
    registers: [this.registry],
  });
  readonly renderSeconds = new Histogram({
    name: 'storefront_render_seconds',
    help: 'Time to draw a page, data included',
    labelNames: ['kind'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly purgedPages = new Counter({
    name: 'storefront_purged_pages_total',
    help: 'Kept pages struck by purges',
    labelNames: ['severity'] as const,
    registers: [this.registry],
  });
  readonly sectionFailures = new Counter({
    name: 'storefront_section_failures_total',
    help: 'Sections left out because they threw or their settings were broken',
    registers: [this.registry],
  });
  readonly isStreamConnected = new Gauge({
    name: 'storefront_purge_stream_connected',
    help: '1 while purges arrive',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
