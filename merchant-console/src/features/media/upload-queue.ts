import type { Media, MediaKind } from '@smallshop/contract';

/** A file on its way, or what became of it. */
export interface UploadTask {
  readonly id: number;
  readonly file: File;
  readonly kind: MediaKind;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  /** 0 to 1; 1 while the server still looks at the file. */
  readonly progress: number;
  readonly error?: unknown;
  readonly media?: Media;
}

/** Sends one file. */
export type Send = (
  task: Pick<UploadTask, 'file' | 'kind'>,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
) => Promise<Media>;

// More at once only share the same line, and the server draws two at a time.
const atOnce = 3;

/** Sends files three at a time, in the order they were added; each can be cancelled and tried again. */
export class UploadQueue {
  #tasks: readonly UploadTask[] = [];
  #nextId = 1;
  readonly #running = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly send: Send,
    private readonly onDone: (media: Media) => void,
  ) {}

  readonly tasks = (): readonly UploadTask[] => this.#tasks;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  add(files: readonly File[], kind: MediaKind): void {
    const added = files.map((file) => ({ id: this.#nextId++, file, kind, state: 'waiting', progress: 0 }) as const);
    this.#show([...this.#tasks, ...added]);
    this.#fill();
  }

  retry(id: number): void {
    this.#change(id, { state: 'waiting', progress: 0, error: undefined });
    this.#fill();
  }

  /** Stops a file that is being sent and takes it off the list. */
  cancel(id: number): void {
    this.#running.get(id)?.abort();
    this.#show(this.#tasks.filter((task) => task.id !== id));
  }

  /** Takes what is finished off the list. */
  clear(): void {
    this.#show(this.#tasks.filter(({ state }) => state === 'waiting' || state === 'sending'));
  }

  #fill(): void {
    for (const task of this.#tasks) {
      if (this.#running.size >= atOnce) return;
      if (task.state === 'waiting') void this.#run(task);
    }
  }

  async #run(task: UploadTask): Promise<void> {
    const abort = new AbortController();
    this.#running.set(task.id, abort);
    this.#change(task.id, { state: 'sending' });
    const onProgress = (progress: number) => this.#change(task.id, { progress });
    try {
      const media = await this.send(task, { onProgress, signal: abort.signal });
      this.#change(task.id, { state: 'done', progress: 1, media });
      this.onDone(media);
    } catch (error) {
      this.#change(task.id, { state: 'failed', error });
    } finally {
      this.#running.delete(task.id);
      this.#fill();
    }
  }

  #change(id: number, change: Partial<UploadTask>): void {
    this.#show(this.#tasks.map((task) => (task.id === id ? { ...task, ...change } : task)));
  }

  #show(tasks: readonly UploadTask[]): void {
    this.#tasks = tasks;
    for (const listener of this.#listeners) listener();
  }
}
