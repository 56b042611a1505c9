import { operations } from '@smallshop/contract';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';
import { nowhere, pageOutcome, type Outcome } from './outcome.js';
import type { PersonalSession } from './session.js';

/** GET: asks first, because programs that look through e-mails follow every link in them. */
export const askUnsubscribe = (route: Route): Outcome => pageOutcome(route, { kind: 'unsubscribe', isDone: false });

/** POST, by the page's button or a mail program's own (RFC 8058): no more e-mails of this kind. */
export async function unsubscribe(session: PersonalSession, route: Route): Promise<Outcome> {
  try {
    await session.call(operations.optOutOfReminders, { body: { token: route.slug } });
    return pageOutcome(route, { kind: 'unsubscribe', isDone: true });
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return nowhere;
    throw error;
  }
}
