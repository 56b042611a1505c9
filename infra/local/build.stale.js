import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT_CACHE, ROOT } from './settings.js';

const NOT_INPUTS = new Set(['node_modules', 'dist', 'generated', '.astro', '.data', 'coverage', 'test-results']);
const NOT_INPUT_ENDINGS = ['.spec.ts', '.spec.tsx', '.tsbuildinfo', '.md'];
const STAMPS = join(CHECKOUT_CACHE, 'build');

/**
 * A step is fresh when its outputs exist and its inputs hash to what they did when it last succeeded.
 *
 * @param {import('./build.steps.js').BuildStep} step
 * @returns {{ isFresh: boolean, hash: string }}
 */
export function freshness(step) {
  const hash = hashOf(step.inputs);
  const file = stampOf(step);
  const isStamped = existsSync(file) && readFileSync(file, 'utf8') === hash;
  return { isFresh: isStamped && step.outputs.every((output) => existsSync(join(ROOT, output))), hash };
}

/** Remembers that a step's result was built from inputs of this hash. */
export function markFresh(step, hash) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stampOf(step), hash);
}

/**
 * @param {string} path
 * @returns {boolean} whether a change of this file can change a build's result
 */
export function isInput(path) {
  if (path.split(/[\\/]/).some((part) => NOT_INPUTS.has(part))) return false;
  return !NOT_INPUT_ENDINGS.some((ending) => path.endsWith(ending));
}

function stampOf({ name }) {
  return join(STAMPS, `${name}.stamp`);
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const input of inputs) addTo(hash, input);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const absolute = join(ROOT, path);
  if (!isInput(path) || !existsSync(absolute)) return;
  if (lstatSync(absolute).isDirectory()) {
    for (const name of readdirSync(absolute).sort()) addTo(hash, join(path, name));
    return;
  }
  hash.update(path).update('\0').update(readFileSync(absolute));
}
