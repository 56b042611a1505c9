import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listenForStop } from './lifecycle.js';
import { exitWith } from './refusal.js';
import { onNewEnoughNode } from './runtime.js';

/**
 * Runs `main` when the module is the script Node was started with, on a Node that is new enough, and ends the process
 * with the code it answers; a refusal is printed as one sentence. An interruption ends it cleanly.
 *
 * @param {string} moduleUrl `import.meta.url` of the caller
 * @param {(args: string[]) => Promise<number | undefined>} main answers the exit code, or undefined to keep running
 */
export async function runAsScript(moduleUrl, main) {
  const script = fileURLToPath(moduleUrl);
  if (!process.argv[1] || realpathSync(process.argv[1]) !== script) return;
  try {
    await onNewEnoughNode(script, async () => {
      listenForStop();
      const code = await main(process.argv.slice(2));
      if (code !== undefined) process.exit(code);
    });
  } catch (error) {
    exitWith(error);
  }
}
