import type { Cart } from '@smallshop/contract';
import { describeMoney } from '../pricing/index.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { cartWords, type CartWords } from './cart.words.js';
import type { LoadedCart, LoadedLine } from './cart.prices.js';
import { mostOf } from './units.rule.js';

type CartNotice = Cart['notices'][number];

/** A change of a line nobody has agreed to yet, and what agreeing does: units it then has, or the price it then is known at. */
export interface LineChange {
  readonly notice: CartNotice;
  readonly lineId: string;
  readonly quantity?: number;
  readonly priceMinor?: number;
}

function goneChange({ line, variant }: LoadedLine, words: CartWords): LineChange {
  const message = words.gone(variant.title);
  const notice = { id: `gone:${line.id}`, kind: 'unavailable', lineId: line.id, message } as const;
  return { notice, lineId: line.id, quantity: 0 };
}

function stockChange({ line, variant }: LoadedLine, most: number, words: CartWords): LineChange {
  const message = most === 0 ? words.soldOut(variant.title) : words.fewLeft(variant.title, most);
  const id = `stock:${line.id}:${line.quantity}:${most}`;
  return { notice: { id, kind: 'quantity_exceeds_stock', lineId: line.id, message }, lineId: line.id, quantity: most };
}

function priceChange({ line, variant }: LoadedLine, { currency }: LoadedCart, shop: ShopFacts): LineChange {
  const price = (amount: number) => describeMoney({ amount, currency }, shop.locale);
  const { priceMinor } = variant;
  const message = cartWords(shop.locale).priceChanged(variant.title, price(line.seenPriceMinor), price(priceMinor));
  const id = `price:${line.id}:${priceMinor}:${currency}`;
  return { notice: { id, kind: 'price_changed', lineId: line.id, message }, lineId: line.id, priceMinor };
}

function changesOfLine(loaded: LoadedLine, cart: LoadedCart, shop: ShopFacts): LineChange[] {
  const { line, variant } = loaded;
  const words = cartWords(shop.locale);
  if (!variant.isSellable) return [goneChange(loaded, words)];
  const most = mostOf(variant);
  const stock = line.quantity > most ? [stockChange(loaded, most, words)] : [];
  // A price in another currency is another number, not another price; what is sold out has none that matters.
  const isComparable = (line.seenCurrency ?? shop.currency) === cart.currency;
  if (most === 0 || !isComparable || line.seenPriceMinor === variant.priceMinor) return stock;
  return [...stock, priceChange(loaded, cart, shop)];
}

/** What changed of a cart's lines since its owner agreed to them, in line order. */
export const changesOf = (cart: LoadedCart, shop: ShopFacts): LineChange[] =>
  cart.lines.flatMap((line) => changesOfLine(line, cart, shop));

function currencyNotice({ currency, refusedCurrency }: LoadedCart, { locale }: ShopFacts): CartNotice[] {
  if (refusedCurrency === null) return [];
  const message = cartWords(locale).otherCurrency(refusedCurrency, currency);
  return [{ id: `currency:${refusedCurrency}`, kind: 'currency_unavailable', lineId: null, message }];
}

/** Everything a cart has to tell, in the language of `shop`: what was kept to be told, then its currency, then its lines. */
export const noticesOf = (cart: LoadedCart, shop: ShopFacts): CartNotice[] => [
  ...(cart.record?.notices ?? []),
  ...currencyNotice(cart, shop),
  ...changesOf(cart, shop).map(({ notice }) => notice),
];
