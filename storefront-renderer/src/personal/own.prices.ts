import { operations } from '@smallshop/contract';
import type { Answer } from '../server/reply.js';
import type { Visit } from '../server/visit.js';
import type { PersonalSession } from './session.js';

/** GET: what products cost the visitor, as JSON for the page's script. `productIds`: separated by commas. */
export const ownPricesPath = '/account/prices';

const aMonthSeconds = 30 * 24 * 60 * 60;

/** Tells the page's script whether asking for own prices is worth it; it cannot see the session. */
export function rememberMember(session: PersonalSession): void {
  if (session.mayBeSignedIn === session.has('member')) return;
  const age = session.mayBeSignedIn ? aMonthSeconds : 0;
  session.setCookie('member', `member=1; Path=/; SameSite=Lax; Max-Age=${age}`);
}

/**
 * The visitor's own prices of products, never stored. Without ids it only renews the session.
 *
 * @throws ApiRefusal for ids that are none
 * @throws ApiUnavailable
 */
export async function ownPrices(session: PersonalSession, visit: Visit): Promise<Answer> {
  const productIds = new URLSearchParams(visit.search).get('productIds') ?? '';
  const answer =
    productIds === '' ? { items: [] } : await session.call(operations.listPersonalPrices, { query: { productIds } });
  return {
    status: 200,
    body: JSON.stringify(answer),
    type: 'application/json; charset=utf-8',
    setCookies: session.setCookies,
  };
}
