import pg from 'pg';

/** What to listen to. */
export interface ListenerOptions {
  readonly url: string;
  readonly channel: string;
  /** Called for each notification; the payload holds ids only, since every session of the database can read it. */
  readonly onNotify: (payload: string) => void;
  /** Called after each (re)connection: notifications may have been missed before it. */
  readonly onConnect?: () => void;
}

const retryMs = 500;

/** Listens to one channel on a connection of its own, and comes back after every outage until it is closed. */
export class Listener {
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(private readonly options: ListenerOptions) {}

  /** Connects, now or as soon as the server answers. */
  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: `smallshop-listen-${this.options.channel}`,
      keepAlive: true,
    });
    client.on('error', () => this.#reopen(client));
    client.on('end', () => this.#reopen(client));
    client.on('notification', ({ payload }) => this.options.onNotify(payload ?? ''));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.options.channel)}`);
      this.options.onConnect?.();
    } catch {
      this.#reopen(client);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  #reopen(lost: pg.Client): void {
    if (this.#isClosed || this.#client !== lost) return;
    this.#client = null;
    lost.end().catch(() => undefined);
    this.#retry = setTimeout(() => void this.open(), retryMs);
  }
}
