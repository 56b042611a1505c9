/**
 * A reason not to go on that the person at the terminal can act upon: printed as it stands, without a stack, exit code 1.
 */
export class Refusal extends Error {
  name = 'Refusal';
}

/**
 * Ends the process with exit code 1 after printing why: the bare sentence of a {@link Refusal}, the stack of anything else.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  const text = error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
