import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { throughput } from './measure.js';
import { memoryOf } from './processes.js';

/**
 * What this machine can do at best with node:http and Postgres, and with one indexed row of the size given; with the seconds
 * to its first answer and its memory after the load.
 *
 * @param {{ queueUrl: string, body: string, port: number }} options `body`: the JSON a real answer has
 */
export async function rawLimit({ queueUrl, body, port }) {
  const client = new pg.Client({ connectionString: queueUrl });
  await client.connect();
  const id = '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52';
  await client.query('DROP TABLE IF EXISTS queue.bench_raw');
  await client.query('CREATE TABLE queue.bench_raw (id uuid PRIMARY KEY, body text NOT NULL)');
  await client.query('INSERT INTO queue.bench_raw VALUES ($1, $2)', [id, body]);
  const url = `http://127.0.0.1:${port}/`;
  const startedAt = performance.now();
  const server = spawn(process.execPath, [join(import.meta.dirname, 'raw.server.js')], {
    env: { ...process.env, DATABASE_QUEUE_URL: queueUrl, RAW_ID: id, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await answering(url);
    const startSeconds = (performance.now() - startedAt) / 1000;
    const load = await throughput({ url });
    return { ...load, startSeconds, memoryMb: memoryOf(server.pid) };
  } finally {
    server.kill();
    await client.query('DROP TABLE queue.bench_raw');
    await client.end();
  }
}

/** Updates of one hot row a second, each its own transaction: no checkout of one product can be faster. */
export async function hotRowLimit({ queueUrl }) {
  const pool = new pg.Pool({ connectionString: queueUrl, max: 32 });
  await pool.query('DROP TABLE IF EXISTS queue.bench_hot');
  await pool.query('CREATE TABLE queue.bench_hot (id int PRIMARY KEY, units int NOT NULL) WITH (fillfactor = 50)');
  await pool.query('INSERT INTO queue.bench_hot VALUES (1, 0)');
  let done = 0;
  const end = performance.now() + 3000;
  const loop = async () => {
    while (performance.now() < end) {
      await pool.query({
        name: 'hot',
        text: 'UPDATE queue.bench_hot SET units = units + 1 WHERE id = $1',
        values: [1],
      });
      done++;
    }
  };
  await Promise.all(Array.from({ length: 32 }, loop));
  await pool.query('DROP TABLE queue.bench_hot');
  await pool.end();
  return { perSecond: done / 3 };
}

/**
 * The same bytes as a static file from nginx with one worker; null where nginx is not installed.
 *
 * @param {{ body: string, port: number }} options
 */
export async function nginxLimit({ body, port }) {
  const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'].find(existsSync);
  if (!nginx) return null;
  const dir = mkdtempSync(join(tmpdir(), 'smallshop-nginx-'));
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, 'index.html'), body);
  writeFileSync(join(dir, 'nginx.conf'), nginxConfig(dir, port));
  const server = spawn(nginx, ['-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: 'ignore' });
  try {
    await answering(`http://127.0.0.1:${port}/`);
    return await throughput({ url: `http://127.0.0.1:${port}/` });
  } finally {
    server.kill('SIGQUIT');
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {string} url @returns {Promise<void>} when it answers at all; gives up after thirty seconds */
export async function answering(url) {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(20)) {
    const isUp = await fetch(url).then((answer) => answer.ok, () => false); // prettier-ignore
    if (isUp) return;
  }
  throw new Error(`Nothing answers at ${url}.`);
}

const nginxConfig = (dir, port) => `
daemon off; worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path ${dir}/b; proxy_temp_path ${dir}/p; fastcgi_temp_path ${dir}/f; uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
  server { listen 127.0.0.1:${port}; root ${dir}; }
}`;
