import type { Shop } from '@smallshop/contract';
import { goTo, localPath, type Outcome } from '../personal/outcome.js';
import type { PersonalSession } from '../personal/session.js';

const aYearSeconds = 365 * 24 * 60 * 60;

/** POST `/currency`: remembers what a visitor wants to pay in, and goes back. One the shop does not sell in changes nothing. */
export async function chooseCurrency(
  session: PersonalSession,
  shop: Pick<Shop, 'currencies'>,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const currency = shop.currencies.find((candidate) => candidate === fields.currency);
  if (currency !== undefined) session.remember('currency', currency, aYearSeconds);
  return goTo(localPath(fields.back, '/'));
}
