import { Agent, request as httpRequest } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/**
 * A JSON client of one shop, by plain node:http so that what is measured is the server.
 *
 * @param {string} apiUrl
 * @param {{ slug: string, apiKey: string }} shop
 */
export function shopClient(apiUrl, { slug, apiKey }) {
  const base = new URL(apiUrl);
  const send = (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const asked = httpRequest(
        {
          agent,
          method,
          host: '127.0.0.1',
          port: base.port,
          path: `/api/v1${path}`,
          headers: {
            'x-shop': slug,
            ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...headers,
          },
        },
        (answer) => {
          const chunks = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: answer.statusCode, body: text ? JSON.parse(text) : null });
          });
        },
      );
      asked.on('error', reject);
      asked.end(payload);
    });
  return {
    send,
    asStaff: (method, path, body) => send(method, path, { body, headers: { authorization: `Bearer ${apiKey}` } }),
  };
}
