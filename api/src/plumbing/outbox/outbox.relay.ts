import type { JobName } from '@smallshop/contract';
import { z } from 'zod';
import type { Database } from '../db/database.js';
import { Listener } from '../db/listener.js';
import type { Queue } from '../queue/queue.js';
import { gathered, jobsOf } from './event.routing.js';

const batchSize = 500;
const pollMs = 500;

const storedEventSchema = z.object({
  id: z.number(),
  writtenAt: z.number(),
  shopId: z.string(),
  topic: z.string(),
  payload: z.unknown(),
});

/** What the relay works with. */
export interface RelayParts {
  readonly database: Pick<Database, 'asSystem'>;
  readonly queue: Pick<Queue, 'enqueueAll'>;
  /** For listening; the role that reads the outbox. */
  readonly platformUrl: string;
  /** Jobs nobody needs in this installation. */
  readonly idle?: ReadonlySet<JobName>;
  /** Told of a round that failed; the next one tries again. */
  readonly onError: (error: unknown) => void;
}

/**
 * Carries events from the outbox to the queues. Events are deleted in a transaction that commits only after their jobs were
 * added: killed in between, it adds them again under the same ids, which the queue ignores.
 */
export class OutboxRelay {
  readonly #listener: Listener;
  #poll: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #isWoken = false;

  constructor(private readonly parts: RelayParts) {
    const wake = () => this.wake();
    this.#listener = new Listener({ url: parts.platformUrl, channel: 'outbox', onNotify: wake, onConnect: wake });
  }

  async start(): Promise<void> {
    // Notifications are the quick way; the poll finds what was committed while the connection was lost.
    this.#poll = setInterval(() => this.wake(), pollMs);
    await this.#listener.open();
  }

  /** Ends after the round that is running. */
  async stop(): Promise<void> {
    if (this.#poll) clearInterval(this.#poll);
    await this.#listener.close();
    await this.#round;
  }

  /** Starts a round, or makes the one that is running go on. */
  wake(): void {
    this.#isWoken = true;
    this.#round ??= this.#drain().finally(() => {
      this.#round = null;
    });
  }

  async #drain(): Promise<void> {
    try {
      while (this.#isWoken) {
        this.#isWoken = false;
        if ((await this.#moveBatch()) === batchSize) this.#isWoken = true;
      }
    } catch (error) {
      this.parts.onError(error);
    }
  }

  /** @returns how many events were moved */
  #moveBatch(): Promise<number> {
    return this.parts.database.asSystem('outbox relay', async (tx) => {
      const events = await tx.rows(storedEventSchema, {
        name: 'outbox.take',
        // One relay at a time, so that a shop's events keep their order.
        text: `WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtext('outbox relay')) AS is_mine),
          next AS MATERIALIZED (
            SELECT tenant_id, id FROM outbox WHERE (SELECT is_mine FROM turn) ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
          DELETE FROM outbox USING next WHERE outbox.tenant_id = next.tenant_id AND outbox.id = next.id
          RETURNING outbox.id, (extract(epoch FROM created_at) * 1000000)::bigint AS "writtenAt",
            outbox.tenant_id AS "shopId", topic, payload`,
        values: [],
      });
      const inOrder = events.toSorted((a, b) => a.id - b.id);
      const wanted = inOrder.flatMap(jobsOf).filter(({ name }) => !this.parts.idle?.has(name));
      if (wanted.length > 0) await this.parts.queue.enqueueAll(gathered(wanted));
      return inOrder.length;
    });
  }
}
