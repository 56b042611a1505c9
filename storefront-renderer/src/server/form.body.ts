import type { IncomingMessage } from 'node:http';

const limitBytes = 64 * 1024;

/**
 * Fields of a posted form; of repeated names the last counts.
 *
 * @returns null when it is no form, or larger than 64 KB
 */
export async function readForm(request: IncomingMessage): Promise<Record<string, string> | null> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limitBytes) return null;
    chunks.push(bytes);
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}
