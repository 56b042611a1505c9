import { createServer } from 'node:http';
import pg from 'pg';

// The limit every API row stands beside: node:http, one pool, one named statement by primary key, no framework, no policies.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_QUEUE_URL, max: 12 });
const id = process.env.RAW_ID;

createServer((_request, response) => {
  pool.query({ name: 'raw', text: 'SELECT body FROM queue.bench_raw WHERE id = $1', values: [id] }).then(
    ({ rows }) => response.setHeader('content-type', 'application/json').end(rows[0].body),
    () => response.writeHead(500).end(),
  );
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
