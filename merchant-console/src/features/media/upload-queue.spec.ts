import { mediaSchema, type Media } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { UploadQueue, type Send } from './upload-queue.js';

const media = (fileName: string): Media =>
  mediaSchema.parse({
    ...{ id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52', kind: 'image', fileName, contentType: 'image/png', byteSize: 1 },
    ...{ image: null, alt: '', altByLocale: {}, state: 'ready', usageCount: 0, version: 1 },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
  });
const files = (...names: string[]) => names.map((name) => new File(['x'], name));

/** A line that sends nothing until told how each file ends. */
function aLine() {
  const sent: { name: string; end: (error?: Error) => void; signal: AbortSignal; onProgress: (share: number) => void }[] = []; // prettier-ignore
  const done: string[] = [];
  const send: Send = ({ file }, options) =>
    new Promise((resolve, reject) => {
      const end = (error?: Error) => (error ? reject(error) : resolve(media(file.name)));
      options.signal.addEventListener('abort', () => reject(new Error('cancelled')));
      sent.push({ name: file.name, end, ...options });
    });
  const queue = new UploadQueue(send, ({ fileName }) => done.push(fileName));
  const states = () => queue.tasks().map(({ file, state }) => `${file.name} ${state}`);
  return { queue, sent, done, states };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('uploads', () => {
  it('go three at a time, in their order', async () => {
    const { queue, sent, done, states } = aLine();
    queue.add(files('a', 'b', 'c', 'd'), 'image');
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    sent[1]?.end();
    await settled();
    expect(states()).toEqual(['a sending', 'b done', 'c sending', 'd sending']);
    expect(done).toEqual(['b']);
  });

  it('tell how far they got', () => {
    const { queue, sent } = aLine();
    queue.add(files('a'), 'image');
    sent[0]?.onProgress(0.4);
    expect(queue.tasks()[0]?.progress).toBe(0.4);
  });

  it('that fail stay with their reason, let the others pass, and are sent again when asked', async () => {
    const { queue, sent, states } = aLine();
    queue.add(files('a', 'b'), 'image');
    const error = new Error('too large');
    sent[0]?.end(error);
    await settled();
    expect(states()).toEqual(['a failed', 'b sending']);
    expect(queue.tasks()[0]?.error).toBe(error);
    queue.retry(queue.tasks()[0]?.id ?? 0);
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'a']);
    sent[2]?.end();
    await settled();
    expect(states()).toEqual(['a done', 'b sending']);
  });

  it('that are cancelled stop, go, and make room for the next', async () => {
    const { queue, sent, done, states } = aLine();
    queue.add(files('a', 'b', 'c', 'd'), 'image');
    queue.cancel(queue.tasks()[0]?.id ?? 0);
    await settled();
    expect(sent[0]?.signal.aborted).toBe(true);
    expect(states()).toEqual(['b sending', 'c sending', 'd sending']);
    expect(done).toEqual([]);
  });

  it('that are finished are cleared, and no others', async () => {
    const { queue, sent, states } = aLine();
    queue.add(files('a', 'b'), 'image');
    sent[0]?.end();
    await settled();
    queue.clear();
    expect(states()).toEqual(['b sending']);
  });
});
