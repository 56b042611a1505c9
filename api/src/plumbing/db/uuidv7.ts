import { randomFillSync } from 'node:crypto';

/**
 * An identifier as the database's `uuidv7()` makes them, for rows whose id must be known before they are written: 48 bits of
 * time in milliseconds, then chance (RFC 9562). Ordered between milliseconds, not within one.
 */
export function uuidv7(now: Date = new Date()): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
