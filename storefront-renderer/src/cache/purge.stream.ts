import { internalPaths, purgeEventSchema, type PurgeEvent } from '@smallshop/contract';
import { request } from 'undici';

const firstWaitMs = 100;
const longestWaitMs = 2_000;
/** The stream sends a comment at least this often; silence beyond it means a dead connection. */
const silenceMs = 45_000;

/** One event as it stood on the stream. */
export interface StreamedPurge {
  readonly position: string;
  readonly purge: PurgeEvent;
}

interface Options {
  apiUrl: string;
  token: string;
  /** Where to resume: the position of the last event taken in, or null to start at the stream's end. */
  position: () => string | null;
  onPurge: (event: StreamedPurge) => void;
  onState: (isConnected: boolean) => void;
}

/** Splits a server-sent event stream into events. Feed it text as it arrives. */
export class EventParser {
  #rest = '';

  /** @returns complete events, each with its `id` (may be empty) and `data` */
  feed(text: string): { id: string; data: string }[] {
    const blocks = (this.#rest + text).replaceAll('\r\n', '\n').split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const lines = block.split('\n');
      const read = (field: string): string[] =>
        lines
          .filter((line) => line.startsWith(`${field}:`))
          .map((line) => line.slice(field.length + 1).replace(/^ /, ''));
      const data = read('data');
      return data.length === 0 ? [] : [{ id: read('id').at(-1) ?? '', data: data.join('\n') }];
    });
  }
}

/** Follows the API's purges for as long as it runs, reconnecting where it left off. */
export class PurgeStream {
  readonly #stop = new AbortController();
  #waitMs = firstWaitMs;

  constructor(private readonly options: Options) {}

  /** Runs until `close`. */
  async run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#follow().catch(() => undefined);
      this.options.onState(false);
      await this.#pause();
    }
  }

  close(): void {
    this.#stop.abort();
  }

  async #follow(): Promise<void> {
    const { apiUrl, token } = this.options;
    const position = this.options.position();
    const response = await request(`${apiUrl}${internalPaths.purges}`, {
      headers: {
        accept: 'text/event-stream',
        'x-internal-token': token,
        ...(position === null ? {} : { 'last-event-id': position }),
      },
      headersTimeout: 10_000,
      bodyTimeout: silenceMs,
      signal: this.#stop.signal,
    });
    if (response.statusCode !== 200) {
      await response.body.dump();
      return;
    }
    this.#waitMs = firstWaitMs;
    this.options.onState(true);
    const parser = new EventParser();
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      for (const { id, data } of parser.feed(decoder.decode(chunk, { stream: true }))) {
        this.options.onPurge({ position: id, purge: purgeEventSchema.parse(JSON.parse(data)) });
      }
    }
  }

  async #pause(): Promise<void> {
    const wait = this.#waitMs;
    this.#waitMs = Math.min(wait * 2, longestWaitMs);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
