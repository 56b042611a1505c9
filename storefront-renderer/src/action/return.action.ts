import { operations, returnRequestInput } from '@smallshop/contract';
import { returnPath } from '../page/urls.js';
import { returnOutcome, returnRequest } from '../personal/return.page.js';
import { blankForm, fieldsBelow, invalidForm, refusedForm } from '../personal/forms.js';
import { goTo, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';
import { ApiRefusal } from '../plumbing/api.client.js';
import type { Route } from '../route/route.js';

type Fields = Readonly<Record<string, string>>;

const wishOf = (fields: Fields) => ({
  lines: Object.entries(fieldsBelow(fields, 'units.'))
    .map(([orderLineId, units]) => ({
      orderLineId,
      quantity: Number(units),
      reason: fields[`reason.${orderLineId}`] ?? '',
      comment: fields[`comment.${orderLineId}`] ?? '',
    }))
    .filter(({ quantity }) => quantity !== 0),
});

/** POST `/orders/<order>/return`: asks to send units back, or takes such a request back. */
export async function submitReturn(session: PersonalSession, route: Route, fields: Fields): Promise<Outcome> {
  const { key } = route.query;
  const done = (saved: string) => goTo(`${returnPath(route.slug, key)}${key === undefined ? '?' : '&'}saved=${saved}`);
  const request = returnRequest(route);
  try {
    if (fields.withdraw !== undefined) {
      const params = { ...request.params, returnId: fields.withdraw };
      await session.call(operations.withdrawReturn, { ...request, params });
      return done('withdrawn');
    }
    const wish = wishOf(fields);
    const kept = { ...blankForm, values: fields };
    if (wish.lines.length === 0) {
      return await returnOutcome(session, route, { ...kept, message: 'Choose what you want to send back.' }, 422);
    }
    const input = returnRequestInput.safeParse(wish);
    if (!input.success) {
      return await returnOutcome(session, route, invalidForm(fields, input.error, 'See the marked fields.'), 422);
    }
    await session.call(operations.requestReturn, { ...request, body: input.data });
    return done('requested');
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return returnOutcome(session, route, refusedForm(fields, error), error.status);
  }
}
