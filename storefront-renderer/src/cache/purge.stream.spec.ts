import { describe, expect, it } from 'vitest';
import { EventParser } from './purge.stream.js';

describe('the purge stream', () => {
  it('reads events however the network cuts them', () => {
    const text =
      'retry: 500\n\n: alive\n\nid: 12\ndata: {"a":1}\n\nid: 13\r\ndata: {"b":\r\ndata: 2}\r\n\r\nid: 14\ndata: {';
    for (const size of [1, 2, 7, text.length]) {
      const parser = new EventParser();
      const events = [];
      for (let at = 0; at < text.length; at += size) events.push(...parser.feed(text.slice(at, at + size)));
      expect(events).toEqual([
        { id: '12', data: '{"a":1}' },
        { id: '13', data: '{"b":\n2}' },
      ]);
    }
  });
});
