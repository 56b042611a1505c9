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

/** The search contract against a real Meilisearch: the one MEILI_URL names, else a program of that name. */
await runAsScript(import.meta.url, async () => {
  const { MEILI_URL, MEILI_KEY = '' } = process.env;
  if (MEILI_URL) return contract({ url: MEILI_URL, key: MEILI_KEY });
  const program = onPath(['meilisearch']);
  if (!program) {
    process.stdout.write('there is no Meilisearch: set MEILI_URL and MEILI_KEY, or install the program meilisearch\n');
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
