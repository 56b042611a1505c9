import type pg from 'pg';

/**
 * Sends every statement issued in one turn of the event loop in one packet, instead of a packet each. At three to six
 * statements a flight, writing to the socket was a third of the API's time.
 */
export function gatherWrites(client: pg.PoolClient): void {
  const { stream } = client.connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
