import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.js';
import { runAsScript } from '../entry.js';
import { onPath } from '../found.program.js';
import { onStop } from '../lifecycle.js';
import { Product, wipe } from '../product.js';
import { settingsApart } from '../settings.apart.js';
import { Terminal } from '../terminal.js';

const ABSENT = 77;
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

/** Schemathesis makes requests up from our OpenAPI document and holds each answer to it: status, type and shape. */
await runAsScript(import.meta.url, async () => {
  const schemathesis = onPath(['schemathesis', 'st']);
  if (!schemathesis) {
    process.stdout.write('schemathesis is not installed: pip install schemathesis\n');
    return ABSENT;
  }
  const settings = await settingsApart('conformance');
  await wipe(settings);
  // Limits protect shops from floods, and this is one.
  const env = { LOG_LEVEL: 'warn', RATE_LIMIT_FACTOR: '0' };
  const product = new Product(settings, new Terminal(), { env });
  onStop(
    () => product.stop(),
    () => product.kill(),
  );
  try {
    await product.start();
    return await fuzz(schemathesis, settings);
  } finally {
    await product.stop();
  }
});

/** As the owner of the second shop, by its API key; platform operations want a person, and internal ones are not documented. */
function fuzz(schemathesis, { dataDir, ports }) {
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
  const { slug, apiKey } = demo.shops.at(-1);
  const url = `http://127.0.0.1:${ports.api}`;
  const args = [
    ...['run', `${url}/api/v1/openapi.json`, '--url', url],
    ...['-H', `X-Shop: ${slug}`, '-H', `Authorization: Bearer ${apiKey}`],
    ...['--phases', 'examples,fuzzing', '-n', process.env.CONFORMANCE_EXAMPLES ?? '25', '--seed', '7'],
    ...['--checks', CHECKS.join(','), '--exclude-path-regex', 'platform', '--continue-on-failure'],
  ];
  const say = (line) => process.stdout.write(`${line.slice(0, 400)}\n`);
  return run(schemathesis, args, { logFile: join(dataDir, 'logs/schemathesis.log'), onLine: say, mayFail: true });
}
