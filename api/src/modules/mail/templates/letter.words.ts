/** What letters that are not about an order say, in one language. */
interface LetterWords {
  readonly welcomeSubject: (shop: string) => string;
  readonly welcomeHeading: (name: string) => string;
  readonly accountOpen: string;
  readonly toAccount: string;
  readonly yourAccount: (url: string) => string;
  readonly notYou: string;
  readonly lowOne: (item: string) => string;
  readonly lowMany: (count: number) => string;
  readonly lowSince: string;
  readonly runningLow: string;
  readonly soldOut: string;
  readonly soldOutPromised: (units: number) => string;
  readonly left: (units: number) => string;
  readonly more: (count: number) => string;
  readonly openInventory: string;
  readonly inventory: (url: string) => string;
  readonly lowSettings: string;
}

const english: LetterWords = {
  welcomeSubject: (shop) => `Welcome to ${shop}`,
  welcomeHeading: (name) => `Welcome, ${name}`,
  accountOpen:
    'Your account is open. Your orders, your addresses and the cart you left behind are now in one place, on any device.',
  toAccount: 'Go to your account',
  yourAccount: (url) => `Your account: ${url}`,
  notYou: 'You did not open this account? Write to us and we close it.',
  lowOne: (item) => `${item} is running low`,
  lowMany: (count) => `${count} items are running low`,
  lowSince: 'These items fell to their low-stock mark since the last e-mail.',
  runningLow: 'Running low',
  soldOut: 'sold out',
  soldOutPromised: (units) => `sold out, ${units} promised`,
  left: (units) => `${units} left`,
  more: (count) => `and ${count} more`,
  openInventory: 'Open the inventory',
  inventory: (url) => `Inventory: ${url}`,
  lowSettings: 'You choose in the inventory’s settings when an item counts as low, and whether this e-mail is sent.',
};

const german: LetterWords = {
  welcomeSubject: (shop) => `Willkommen bei ${shop}`,
  welcomeHeading: (name) => `Willkommen, ${name}`,
  accountOpen:
    'Ihr Konto ist eröffnet. Bestellungen, Adressen und der Warenkorb, den Sie stehen ließen, sind jetzt an einem Ort, auf jedem Gerät.',
  toAccount: 'Zum Konto',
  yourAccount: (url) => `Ihr Konto: ${url}`,
  notYou: 'Sie haben dieses Konto nicht eröffnet? Schreiben Sie uns, dann schließen wir es.',
  lowOne: (item) => `${item} geht zur Neige`,
  lowMany: (count) => `${count} Artikel gehen zur Neige`,
  lowSince: 'Diese Artikel haben seit der letzten E-Mail ihren Mindestbestand erreicht.',
  runningLow: 'Geht zur Neige',
  soldOut: 'ausverkauft',
  soldOutPromised: (units) => `ausverkauft, ${units} zugesagt`,
  left: (units) => `noch ${units}`,
  more: (count) => `und ${count} weitere`,
  openInventory: 'Zum Bestand',
  inventory: (url) => `Bestand: ${url}`,
  lowSettings:
    'In den Einstellungen des Bestands wählen Sie, ab wann ein Artikel als knapp gilt und ob diese E-Mail geschickt wird.',
};

const byLanguage: ReadonlyMap<string, LetterWords> = new Map([
  ['en', english],
  ['de', german],
]);

/** Words for a locale by its language; English where we do not speak it. */
export const letterWords = (locale: string): LetterWords => byLanguage.get(locale.split('-')[0] ?? '') ?? english;
