import { ApiError, NetworkError } from '../client/api-error.js';

interface Explanation {
  title: string;
  /** What the person can do now. */
  advice: string;
  requestId: string | undefined;
}

const unreachable: Explanation = {
  title: 'The server does not answer',
  advice: 'Check your connection. If it is fine, the service is restarting: wait a moment and try again.',
  requestId: undefined,
};

function titleOf(error: ApiError): string {
  if (error.code === 'shop.suspended') return 'This shop is suspended';
  if (error.status === 403) return 'You may not do this';
  if (error.status === 404) return 'Not found';
  if (error.status === 429) return 'Too many requests';
  if (error.status >= 500) return 'Something failed on our side';
  return 'That did not work';
}

function adviceOf(error: ApiError): string {
  if (error.code === 'shop.suspended')
    return 'Its storefront and its console are closed. Write to the platform’s support to open it again.';
  if (error.status === 403) return 'Your role in this shop does not include it. Ask the owner to change your role.';
  if (error.status === 404) return 'It may have been deleted, or the link belongs to another shop.';
  if (error.status === 429) return `Wait ${error.retryAfterSeconds ?? 30} seconds, then try again.`;
  return error.message;
}

/** Turns anything thrown by a request into a title and an advice a merchant can act on. */
export function explainError(error: unknown): Explanation {
  if (error instanceof NetworkError) return unreachable;
  if (error instanceof ApiError) {
    return { title: titleOf(error), advice: adviceOf(error), requestId: error.requestId };
  }
  return {
    title: 'Something went wrong on this page',
    advice: 'Reload the page. If it happens again, tell support what you were doing.',
    requestId: undefined,
  };
}
