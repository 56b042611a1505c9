import type { Currency, Money, Shop } from '@smallshop/contract';
import type { PageView } from './page.js';

/**
 * Text of the theme in the shop's language. `{name}` in the text is replaced by `values.name`. With a number `count`, the
 * key's `.one` / `.other` forms are chosen by the language's plural rules. An unknown key returns the key itself.
 */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Addresses of the shop. Functions take slugs or ids; the rest are also the `action` of the form they are named for. */
export interface Urls {
  readonly home: string;
  readonly products: string;
  readonly collections: string;
  readonly search: string;
  readonly cart: string;
  readonly checkout: string;
  readonly account: string;
  readonly login: string;
  readonly register: string;
  readonly profile: string;
  /** POST `variantId` (or `slug` and `option.0`…), `quantity`. */
  readonly addToCart: string;
  /**
   * POST `quantity` and `line`; `remove` or `save` with a line id; `accept` with ids of notices; `moveSaved` or `forgetSaved` with the
   * id of a saved line; `share`; `take` with the id of a shared cart.
   */
  readonly updateCart: string;
  readonly logout: string;
  /** POST `currency`, and `back` with the path to return to. */
  readonly chooseCurrency: string;
  readonly wishes: string;
  /** POST `product` with its id, and `remove` to take it off; `shared` with `true` or `false` for the list's public link. */
  readonly changeWishes: string;
  /** POST `order` with its id. */
  readonly reorder: string;
  /** POST address fields. */
  readonly addAddress: string;
  /** POST `address` with its id and address fields; `makeDefault` to make it the one checkouts begin with. */
  readonly changeAddress: string;
  /** POST `password` and `newPassword`. */
  readonly changePassword: string;
  /** POST `address` with its id. */
  readonly deleteAddress: string;
  product(slug: string): string;
  /** The product page with a variant selected. */
  variant(slug: string, variantId: string): string;
  category(slug: string): string;
  collection(slug: string): string;
  page(slug: string): string;
  order(id: string): string;
  /** Where units of an order are sent back; `key` opens it to whoever has the order's link. */
  returns(orderId: string, key?: string): string;
}

/** The page at hand in one of the shop's languages. */
export interface PageLanguage {
  /** BCP 47 tag, such as `de`. */
  readonly locale: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** What every section may know of shop and page. Nothing in it belongs to one visitor except on pages that are never cached. */
export interface ThemeContext<Page extends PageView = PageView> {
  readonly shop: Shop;
  /** BCP 47 tag, such as `en-GB`. */
  readonly locale: string;
  /** Languages the shop offers, its own first. Links need `hreflang`: all others lead to the page's own language. */
  readonly languages: readonly PageLanguage[];
  readonly currency: Currency;
  readonly page: Page;
  readonly urls: Urls;
  /** Money as people of the shop's locale write it. */
  formatMoney(money: Money): string;
  /** An ISO 8601 instant as a date in the shop's time zone; `style` as in Intl (default `long`). */
  formatDate(instant: string, style?: 'short' | 'medium' | 'long'): string;
  formatNumber(value: number): string;
  /** True when the link leads to this page, for `aria-current`. */
  isCurrent(href: string): boolean;
}

/** A listing's total, or the count of one of its choices, as a text: `80,000`, or `about 80,000` of an estimate. */
export function countOf(
  count: number,
  { isEstimated }: { readonly isEstimated: boolean },
  ctx: Pick<ThemeContext, 'formatNumber'>,
  t: Translate,
): string {
  const shown = ctx.formatNumber(count);
  return isEstimated ? t('kit.facets.about', { shown }) : shown;
}
