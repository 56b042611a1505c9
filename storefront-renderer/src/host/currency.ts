import type { Currency, ResolvedHost } from '@smallshop/contract';

const chosen = /(?:^|;\s*)(?:__Host-)?currency=([A-Z]{3})(?:;|$)/;
const views = new WeakMap<ResolvedHost, Map<Currency, ResolvedHost>>();

/** The currency a visitor's cookie names; empty for none. Whether the shop sells in it is another question. */
export const currencyWish = (cookie: string | undefined): string =>
  cookie === undefined ? '' : (chosen.exec(cookie)?.[1] ?? '');

/**
 * A shop as a visitor sees it who chose a currency: `shop.currency` is that one if the shop sells in it. Everything that is
 * drawn, kept and asked for follows from it, so that a page in one currency never stands in for one in another.
 */
export function inCurrency(host: ResolvedHost, wish: string): ResolvedHost {
  const currency = wish === '' ? undefined : host.shop.currencies.find((candidate) => candidate === wish);
  if (currency === undefined || currency === host.shop.currency) return host;
  const known = views.get(host) ?? new Map<Currency, ResolvedHost>();
  views.set(host, known);
  const view = known.get(currency) ?? { ...host, shop: { ...host.shop, currency } };
  known.set(currency, view);
  return view;
}

/** The shop's own currency, whatever the visitor chose: what listings are sorted and narrowed by. */
export const ownCurrency = ({ currencies, currency }: ResolvedHost['shop']): Currency => currencies[0] ?? currency;
