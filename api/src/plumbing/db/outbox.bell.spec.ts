import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutboxBell } from './outbox.bell.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the bell of the outbox', () => {
  it('rings at once, and once more for all that happens in the next hundred and fifty milliseconds', () => {
    const notify = vi.fn(() => Promise.resolve());
    const bell = new OutboxBell(notify);
    for (let commit = 0; commit < 10; commit += 1) bell.ring();
    expect(notify).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(150);
    expect(notify).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(500);
    expect(notify).toHaveBeenCalledTimes(2);
  });

  it('goes on after a notification that failed', () => {
    const notify = vi.fn(() => Promise.reject(new Error('connection lost')));
    const bell = new OutboxBell(notify);
    bell.ring();
    vi.advanceTimersByTime(150);
    bell.ring();
    expect(notify).toHaveBeenCalledTimes(2);
  });

  it('is silent when closed', () => {
    const notify = vi.fn(() => Promise.resolve());
    const bell = new OutboxBell(notify);
    bell.ring();
    bell.ring();
    bell.close();
    vi.advanceTimersByTime(500);
    expect(notify).toHaveBeenCalledTimes(1);
  });
});
