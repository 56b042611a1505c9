import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { Listener } from '../db/listener.js';
import { purgeChannel, PurgeLog, type StreamedPurge } from './purge.log.js';

/** Where a stream writes to: an open HTTP response. */
export interface PurgeSink {
  write(text: string): void;
  end(): void;
}

const heartbeatMs = 15_000;
const pollMs = 2_000;

interface Subscription {
  readonly sink: PurgeSink;
  position: number;
}

/** Sends purges to every open stream as they happen; nothing runs while no stream is open. */
@Injectable()
export class PurgeStream implements BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #subscriptions = new Set<Subscription>();
  readonly #listener: Listener;
  #timers: NodeJS.Timeout[] = [];
  #isListening = false;
  #isSending = false;
  #isStale = false;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly log: PurgeLog,
  ) {
    const wake = () => void this.#send();
    this.#listener = new Listener({
      url: config.database.platformUrl,
      channel: purgeChannel,
      onNotify: wake,
      onConnect: wake,
    });
  }

  /**
   * @param lastPosition of the last event the reader has, or null to begin with the next
   * @returns what to call when the reader has gone
   */
  async open(sink: PurgeSink, lastPosition: number | null): Promise<() => void> {
    const subscription = { sink, position: lastPosition ?? (await this.log.newestPosition()) };
    sink.write('retry: 500\n\n');
    this.#subscriptions.add(subscription);
    this.#listen();
    void this.#send();
    return () => void this.#subscriptions.delete(subscription);
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { sink } of this.#subscriptions) sink.end();
    this.#subscriptions.clear();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#isListening) await this.#listener.close();
  }

  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    void this.#listener.open();
    const beat = setInterval(() => this.#broadcast(': alive\n\n'), heartbeatMs);
    // A notification can be lost with the connection that carried it.
    const poll = setInterval(() => void this.#send(), pollMs);
    this.#timers = [beat, poll];
  }

  /** Brings every stream up to date; a wake-up during it makes it go round once more. */
  async #send(): Promise<void> {
    this.#isStale = true;
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.#isStale && this.#subscriptions.size > 0) {
        this.#isStale = false;
        const from = Math.min(...[...this.#subscriptions].map(({ position }) => position));
        const purges = await this.log.after(from);
        if (purges.length > 0) this.#isStale = true;
        for (const subscription of this.#subscriptions) deliver(subscription, purges);
      }
    } catch {
      // The database is away: the poll tries again, and every stream goes on from its own position.
    } finally {
      this.#isSending = false;
    }
  }

  #broadcast(text: string): void {
    for (const { sink } of this.#subscriptions) sink.write(text);
  }
}

function deliver(subscription: Subscription, purges: readonly StreamedPurge[]): void {
  for (const { position, ...event } of purges) {
    if (position <= subscription.position) continue;
    subscription.sink.write(`id: ${position}\ndata: ${JSON.stringify(event)}\n\n`);
    subscription.position = position;
  }
}
