import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ManagedProcess } from './managed.process.js';

let dataDir;
let told;
let managed;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'managed-'));
  told = { ends: [], errors: [] };
});

afterEach(async () => {
  await managed.stop(1000);
  rmSync(dataDir, { recursive: true, force: true });
});

function run(source) {
  const script = join(dataDir, 'script.mjs');
  writeFileSync(script, source);
  managed = new ManagedProcess(
    { name: 'api', label: 'API', args: [script] },
    {
      env: {},
      dataDir,
      onChange: () => undefined,
      onError: (text) => told.errors.push(text),
      onEnd: (how, pauseMs) => told.ends.push({ how, pauseMs }),
    },
  );
  managed.start();
}

const untilRestarted = (times) => vi.waitFor(() => expect(managed.restarts).toBe(times), { timeout: 10_000 });

test('starts a killed process again', async () => {
  run('setInterval(() => undefined, 1000)');
  const first = managed.pid;
  process.kill(first, 'SIGKILL');
  await untilRestarted(1);
  expect(managed.pid).not.toBe(first);
  expect(told.ends).toEqual([{ how: 'SIGKILL', pauseMs: 200 }]);
});

test('waits longer before each new start of a process that keeps ending', async () => {
  run('process.exit(3)');
  await untilRestarted(3);
  expect(told.ends.slice(0, 3).map(({ pauseMs }) => pauseMs)).toEqual([200, 400, 800]);
  expect(told.ends[0].how).toBe('code 3');
});

test('leaves a killed process down while it is held, and starts it when it is let go', async () => {
  mkdirSync(join(dataDir, 'hold'));
  const hold = join(dataDir, 'hold/api');
  writeFileSync(hold, '');
  run('process.exit(0)');
  await vi.waitFor(() => expect(told.ends).toHaveLength(1), { timeout: 10_000 });
  await new Promise((resolve) => setTimeout(resolve, 2 * told.ends[0].pauseMs));
  expect(managed.restarts).toBe(0);
  rmSync(hold);
  await untilRestarted(1);
});

test('reports the errors a process logs, and keeps the rest for the log file', async () => {
  const lines = [
    { level: 30, msg: 'listening' },
    { level: 50, msg: 'mail failed', err: { message: 'no route' } },
  ];
  run(
    `${lines.map((line) => `console.log(${JSON.stringify(JSON.stringify(line))});`).join('')} setInterval(() => 0, 1000)`,
  );
  await vi.waitFor(() => expect(told.errors).toEqual(['mail failed: no route']), { timeout: 10_000 });
  expect(existsSync(join(dataDir, 'logs/api.log'))).toBe(true);
});

test('stays down when it is stopped for good', async () => {
  run('process.on("SIGTERM", () => process.exit(0)); setInterval(() => 0, 1000)');
  await managed.stop(5000);
  expect(managed.pid).toBe(0);
  expect(told.ends).toEqual([]);
});
