import { operations, type ReturnOffer } from '@smallshop/contract';
import type { FormState } from '@smallshop/theme-kit';
import { returnPath, urls } from '../page/urls.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';
import { blankForm } from './forms.js';
import { goTo, nowhere, pageOutcome, type Outcome } from './outcome.js';
import type { PersonalSession } from './session.js';

/** The order a return page is about, as its address says. */
export const returnRequest = ({ slug, query: { key } }: Route) => ({
  params: { id: slug },
  query: key === undefined ? {} : { key },
});

/** Without the order's key only its buyer may see it: whoever is not signed in does that first. */
function strangerOutcome(session: PersonalSession, { slug, query: { key } }: Route): Outcome {
  if (key !== undefined || session.mayBeSignedIn) return nowhere;
  return goTo(`${urls.login}?next=${encodeURIComponent(returnPath(slug))}`);
}

/** What of an order can be sent back, and what is on its way; shown again with `form` after a refusal. */
export async function returnOutcome(
  session: PersonalSession,
  route: Route,
  form: FormState = blankForm,
  status = 200,
): Promise<Outcome> {
  const { key } = route.query;
  try {
    const offer: ReturnOffer = await session.call(operations.getReturnOffer, returnRequest(route));
    const backHref = key === undefined ? urls.order(offer.order.id) : null;
    return pageOutcome(route, { kind: 'return', offer, form, action: returnPath(route.slug, key), backHref }, status);
  } catch (error) {
    if (error instanceof ApiRefusal && (error.status === 404 || error.status === 422)) {
      return strangerOutcome(session, route);
    }
    throw error;
  }
}
