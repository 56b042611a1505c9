import { Fault, Refusal } from '../refusal.js';

const retryable = new Set(['40001', '40P01', 'P2034']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // A read that took longer than it may.
  '57014',
]);
const unstorable = new Set(['22021', '22P05']);
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True when two transactions got in each other's way and running the whole work again is the remedy. */
export const isRetryable = (error: unknown): boolean => retryable.has(codeOf(error));

/** The name of the unique or foreign key constraint a statement violated, or null: lets a use case turn it into a refusal. */
export function violatedConstraint(error: unknown): string | null {
  const code = codeOf(error);
  if (!(error instanceof Error) || (code !== '23505' && code !== '23503' && code !== '23514')) return null;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null;
}

/**
 * What the rest of the application should see of a database error: a Fault when the server cannot be reached or does not
 * answer in time, a Refusal when
 * a text cannot be stored (a NUL character), else the error itself.
 */
export function translateDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  if (unstorable.has(code)) {
    return new Refusal('request.invalid', {
      issues: [{ path: [], message: 'A text holds a character that cannot be stored.' }],
    });
  }
  if (unreachable.has(code) || (error instanceof Error && lostConnection.test(error.message))) {
    return new Fault('dependency.unavailable', { retryAfterSeconds: 2, cause: error });
  }
  return error;
}
