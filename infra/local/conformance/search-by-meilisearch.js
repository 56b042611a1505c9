import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering } from '../../load/limits.js';
import { runNode } from '../command.js';
import { runAsScript } from '../entry.js';
import { onPath } from '../found.program.js';
import { freePort } from '../ports.js';
import { ROOT } from '../settings.js';

const ABSENT = 77;
const KEY = 'conformance-master-key';
const CONTRACT = 'api/src/modules/search/search.contract.spec.ts';

/**
 * The search contract against a real Meilisearch: the one TEST_MEILI_URL names, whose indexes of products it replaces, else a
 * program of that name. Never the one of MEILI_URL, which may hold somebody's shops.
 */
await runAsScript(import.meta.url, async () => {
  const { TEST_MEILI_URL, TEST_MEILI_KEY = '' } = process.env;
  if (TEST_MEILI_URL) return contract({ url: TEST_MEILI_URL, key: TEST_MEILI_KEY });
  const program = onPath(['meilisearch']);
  if (!program) {
    process.stdout.write(
      'there is no Meilisearch: set TEST_MEILI_URL and TEST_MEILI_KEY, or install the program meilisearch\n',
    );
    return ABSENT;
  }
  const folder = mkdtempSync(join(tmpdir(), 'smallshop-meilisearch-'));
  const port = await freePort();
  const args = [
    '--http-addr',
    `127.0.0.1:${port}`,
    '--master-key',
    KEY,
    '--no-analytics',
    '--db-path',
    join(folder, 'db'),
  ];
  const server = spawn(program, args, { cwd: folder, stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}`;
    await answering(`${url}/health`);
    return await contract({ url, key: KEY });
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});

function contract({ url, key }) {
  const env = { TEST_MEILI_URL: url, TEST_MEILI_KEY: key };
  const onLine = (line) => process.stdout.write(`${line}\n`);
  return runNode([join(ROOT, 'infra/local/test.js'), '--only=unit', CONTRACT], { env, onLine, mayFail: true });
}
