import { GraphQLError } from 'graphql';
import { HttpException } from '@nestjs/common';
import type { ErrorBody } from '@smallshop/contract';
import { publicErrorOf } from '../http/error.filter.js';

/** One error of a GraphQL answer. */
export interface GraphErrorBody {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { line: number; column: number }[];
  readonly extensions: Pick<ErrorBody, 'code' | 'details'>;
}

/**
 * The same code, message and details a REST client would get. Errors of the query itself (unknown field, too deep) keep
 * GraphQL's own message under `request.malformed`.
 *
 * @param locale of the shopper who is told
 * @param report called with errors that are our fault
 */
export function graphErrorOf(error: GraphQLError, report: (error: unknown) => void, locale?: string): GraphErrorBody {
  const { path, locations, extensions } = error;
  const originalError = isQueryError(error.originalError) ? undefined : error.originalError;
  const place = { ...(path && { path }), ...(locations && { locations }) };
  if (!originalError) {
    const code = typeof extensions.code === 'string' ? extensions.code : 'request.malformed';
    return { message: error.message, ...place, extensions: { code } };
  }
  const { status, body } = publicErrorOf(originalError, locale);
  if (status >= 500 && !(originalError instanceof HttpException) && body.code === 'internal.error')
    report(originalError);
  const { code, message, details } = body;
  return { message, ...place, extensions: details === undefined ? { code } : { code, details } };
}

/** Errors of the query text itself, which the server reports as one error holding them all. */
export function unfoldErrors(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.flatMap((error) => {
    const source = error.originalError ?? error;
    const parts: unknown[] = isQueryError(source) && Array.isArray(source.errors) ? source.errors : [];
    const named = parts.filter((part): part is GraphQLError => part instanceof GraphQLError);
    return named.length > 0 ? named : [error];
  });
}

const isQueryError = (error: unknown): error is Error & Record<string, unknown> =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('MER_ERR');
