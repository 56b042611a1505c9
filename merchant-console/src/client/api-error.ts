import { errorSchema } from '@smallshop/contract';
import { z } from 'zod';

/** The server's refusal or fault. `code` is permanent; `message` is written for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
    readonly requestId: string | undefined,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(message);
  }
}

/** No answer arrived at all; whether the server acted is unknown. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

const gatewayMessage = 'The service does not answer for the moment. Wait a little and try again.';

/** Builds the error of a response that is not OK; bodies of proxies, which are not ours, become a plain 5xx. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = errorSchema.safeParse(body);
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const { code, message, details } = parsed.success
    ? parsed.data
    : { code: 'dependency.unavailable', message: gatewayMessage, details: undefined };
  return new ApiError(
    response.status,
    code,
    message,
    details ?? {},
    requestId,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

const issuesSchema = z.object({
  issues: z.array(
    z.object({ path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]), message: z.string() }),
  ),
});

/**
 * The fields a 422 names, as `path.to.0.field` → message, so that a refusal can stand at its field. Empty for other errors.
 */
export function fieldErrorsOf(error: unknown): ReadonlyMap<string, string> {
  const parsed = error instanceof ApiError ? issuesSchema.safeParse(error.details) : undefined;
  if (!parsed?.success) return new Map();
  return new Map(
    parsed.data.issues.map(({ path, message }) => [
      (typeof path === 'string' ? path : path.join('.')).replace(/^body\./, ''),
      message,
    ]),
  );
}
