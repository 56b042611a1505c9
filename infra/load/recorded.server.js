import { createServer, request } from 'node:http';

/**
 * Stands between a renderer and the API and answers every call after the first of its path from memory: what is left is the cost
 * of drawing a page whose data is in hand. Streams (the purges) pass through.
 */
const { PORT, API_URL } = process.env;
const recorded = new Map();

createServer((incoming, outgoing) => {
  const key = `${incoming.method} ${incoming.url} ${incoming.headers['x-forwarded-host'] ?? ''}`;
  const known = recorded.get(key);
  if (known === undefined) return pass(incoming, outgoing, key);
  incoming.resume();
  outgoing.writeHead(known.status, known.headers).end(known.body);
}).listen(Number(PORT), '127.0.0.1', () => process.stdout.write('ready\n'));

function pass(incoming, outgoing, key) {
  const { method, url, headers } = incoming;
  const onward = request(new URL(url, API_URL), { method, headers }, (answer) => {
    const { statusCode: status, headers: answered } = answer;
    const isStream = String(answered['content-type']).startsWith('text/event-stream');
    outgoing.writeHead(status, answered);
    const chunks = [];
    answer.on('data', (chunk) => {
      outgoing.write(chunk);
      if (!isStream) chunks.push(chunk);
    });
    answer.on('end', () => {
      if (status === 200) recorded.set(key, { status, headers: answered, body: Buffer.concat(chunks) });
      outgoing.end();
    });
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
