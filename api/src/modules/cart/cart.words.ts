/** What a cart tells its owner, in one language. Amounts arrive written out. */
export interface CartWords {
  readonly gone: (title: string) => string;
  readonly soldOut: (title: string) => string;
  readonly fewLeft: (title: string, most: number) => string;
  readonly priceChanged: (title: string, before: string, now: string) => string;
  readonly otherCurrency: (wished: string, own: string) => string;
  readonly codeUnknown: (code: string) => string;
  readonly codeNotStarted: (code: string) => string;
  readonly codeExpired: (code: string) => string;
  readonly codeUsedUp: (code: string) => string;
  readonly codeUsedByYou: (code: string) => string;
  readonly codeNotForYou: (code: string) => string;
  readonly codeMissesAmount: (code: string, amount: string) => string;
  readonly codeMissesUnits: (code: string, units: number) => string;
  readonly codeMissesSomething: (code: string) => string;
  readonly codeFitsNothing: (code: string) => string;
  readonly codeNotCombinable: (code: string) => string;
}

const english: CartWords = {
  gone: (title) => `${title} is no longer sold. Remove it to go on.`,
  soldOut: (title) => `${title} has just sold out. Remove it to go on.`,
  fewLeft: (title, most) => `Only ${most} of ${title} left. Lower the quantity to go on.`,
  priceChanged: (title, before, now) => `The price of ${title} changed from ${before} to ${now}.`,
  otherCurrency: (wished, own) => `Something in your cart is not sold in ${wished}, so all of it is in ${own}.`,
  codeUnknown: (code) => `${code} is not a discount code of this shop. Check its spelling.`,
  codeNotStarted: (code) => `${code} cannot be used yet.`,
  codeExpired: (code) => `${code} has expired.`,
  codeUsedUp: (code) => `${code} has been used as often as it can be.`,
  codeUsedByYou: (code) => `You have used ${code} as often as you can.`,
  codeNotForYou: (code) => `${code} is not for this order: it is for other customers or another country.`,
  codeMissesAmount: (code, amount) => `${code}: Add goods worth ${amount} more to use it.`,
  codeMissesUnits: (code, units) => `${code}: Add ${units} more ${units === 1 ? 'item' : 'items'} to use it.`,
  codeMissesSomething: (code) => `${code}: The cart is too small for it.`,
  codeFitsNothing: (code) => `${code} takes nothing off what is in the cart.`,
  codeNotCombinable: (code) => `${code} cannot be combined with another discount in the cart.`,
};

const german: CartWords = {
  gone: (title) => `${title} wird nicht mehr verkauft. Entfernen Sie es, um fortzufahren.`,
  soldOut: (title) => `${title} ist gerade ausverkauft. Entfernen Sie es, um fortzufahren.`,
  fewLeft: (title, most) => `Von ${title} sind nur noch ${most} da. Verringern Sie die Menge, um fortzufahren.`,
  priceChanged: (title, before, now) => `Der Preis von ${title} hat sich von ${before} auf ${now} geändert.`,
  otherCurrency: (wished, own) =>
    `Etwas in Ihrem Warenkorb gibt es nicht in ${wished}, deshalb ist der ganze Warenkorb in ${own}.`,
  codeUnknown: (code) => `${code} ist kein Rabattcode dieses Shops. Prüfen Sie die Schreibweise.`,
  codeNotStarted: (code) => `${code} gilt noch nicht.`,
  codeExpired: (code) => `${code} ist abgelaufen.`,
  codeUsedUp: (code) => `${code} wurde so oft eingelöst, wie es möglich war.`,
  codeUsedByYou: (code) => `Sie haben ${code} so oft eingelöst, wie Sie können.`,
  codeNotForYou: (code) => `${code} gilt nicht für diese Bestellung, sondern für andere Kunden oder ein anderes Land.`,
  codeMissesAmount: (code, amount) => `${code}: Legen Sie noch Waren für ${amount} dazu, um ihn zu nutzen.`,
  codeMissesUnits: (code, units) => `${code}: Legen Sie noch ${units} Artikel dazu, um ihn zu nutzen.`,
  codeMissesSomething: (code) => `${code}: Der Warenkorb ist dafür zu klein.`,
  codeFitsNothing: (code) => `${code} senkt den Preis von nichts in Ihrem Warenkorb.`,
  codeNotCombinable: (code) => `${code} lässt sich nicht mit einem anderen Rabatt im Warenkorb verbinden.`,
};

const byLanguage: ReadonlyMap<string, CartWords> = new Map([
  ['en', english],
  ['de', german],
]);

/** Words for a locale by its language; English where we do not speak it. */
export const cartWords = (locale: string): CartWords => byLanguage.get(locale.split('-')[0] ?? '') ?? english;
