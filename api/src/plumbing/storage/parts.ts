import { Buffer } from 'node:buffer';

/** A stream cut into parts of exactly `partBytes`, the last one shorter; holds one part at a time. */
export async function* partsOf(content: AsyncIterable<unknown>, partBytes: number): AsyncGenerator<Buffer, void> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of content) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('Files are streams of bytes.');
    let rest = chunk;
    while (heldBytes + rest.length >= partBytes) {
      const missing = partBytes - heldBytes;
      yield Buffer.concat([...held, rest.subarray(0, missing)]);
      rest = rest.subarray(missing);
      held = [];
      heldBytes = 0;
    }
    if (rest.length > 0) held.push(rest);
    heldBytes += rest.length;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
