/** What e-mails to buyers say, in one language. */
export interface MailWords {
  readonly questions: string;
  readonly returns: string;
  readonly privacy: string;
  readonly thanks: string;
  readonly orderSubject: (order: { number: number; shop: string }) => string;
  readonly placed: (order: { number: number; day: string }) => string;
  readonly nextPending: string;
  readonly nextDownloads: string;
  readonly nextParcel: string;
  readonly viewOrder: string;
  readonly deliveryTo: string;
  readonly paidBy: string;
  readonly preview: (order: { what: string; total: string }) => string;
  readonly items: (count: number) => string;
  readonly download: string;
  readonly includes: (tax: string) => string;
  readonly subtotal: string;
  readonly discount: string;
  readonly delivery: string;
  readonly free: string;
  readonly total: string;
  readonly shippedSubject: (number: number) => string;
  readonly shippedHeading: string;
  readonly shipped: (parcel: { carrier: string; number: number }) => string;
  readonly tracking: (number: string) => string;
  readonly trackParcel: string;
  readonly trackIt: string;
  readonly inParcel: string;
  readonly deliveredSubject: (number: number) => string;
  readonly deliveredHeading: string;
  readonly delivered: (parcel: { carrier: string; number: number }) => string;
  readonly missing: (email: string) => string;
  readonly cancelledSubject: (number: number) => string;
  readonly cancelledHeading: string;
  readonly cancelled: (number: number) => string;
  readonly nothingToPay: string;
  readonly goesBack: (amount: string) => string;
  readonly refundedSubject: (refund: { amount: string; number: number }) => string;
  readonly refundedHeading: string;
  readonly refunded: (refund: { amount: string; number: number; method: string }) => string;
  readonly refundedItems: string;
  readonly reminderSubject: (shop: string) => string;
  readonly reminderHeading: string;
  readonly reminder: (firstName: string) => string;
  readonly reminderCode: (code: string) => string;
  readonly reminderGoods: string;
  readonly reminderBack: string;
  readonly reminderStop: string;
}

const english: MailWords = {
  questions: 'Questions? Reply to this e-mail or write to',
  returns: 'Returns',
  privacy: 'Privacy',
  thanks: 'Thank you for your order',
  orderSubject: ({ number, shop }) => `Your order ${number} at ${shop}`,
  placed: ({ number, day }) => `Order ${number}, placed on ${day}.`,
  nextPending: 'We begin packing as soon as your payment arrives.',
  nextDownloads: 'Your downloads are ready below.',
  nextParcel: 'We write again when your parcel is on its way.',
  viewOrder: 'View your order',
  deliveryTo: 'Delivery to',
  paidBy: 'Paid by',
  preview: ({ what, total }) => `${what} for ${total}`,
  items: (count) => `${count} items`,
  download: 'Download',
  includes: (tax) => `Includes ${tax}`,
  subtotal: 'Subtotal',
  discount: 'Discount',
  delivery: 'Delivery',
  free: 'Free',
  total: 'Total',
  shippedSubject: (number) => `Order ${number} is on its way`,
  shippedHeading: 'Your parcel is on its way',
  shipped: ({ carrier, number }) => `${carrier} has your parcel from order ${number}.`,
  tracking: (number) => `Tracking number: ${number}.`,
  trackParcel: 'Track your parcel',
  trackIt: 'Track it',
  inParcel: 'In this parcel',
  deliveredSubject: (number) => `Order ${number} was delivered`,
  deliveredHeading: 'Your parcel has arrived',
  delivered: ({ carrier, number }) => `${carrier} has delivered your parcel from order ${number}.`,
  missing: (email) => `Is something missing or broken? Write to us at ${email}.`,
  cancelledSubject: (number) => `Order ${number} was cancelled`,
  cancelledHeading: 'Your order was cancelled',
  cancelled: (number) => `We have cancelled order ${number}. Nothing of it will be sent.`,
  nothingToPay: 'You have nothing to pay.',
  goesBack: (amount) => `${amount} goes back the way you paid. Banks take a few days to show it.`,
  refundedSubject: ({ amount, number }) => `Your refund of ${amount} for order ${number}`,
  refundedHeading: 'Your money is on its way back',
  refunded: ({ amount, number, method }) =>
    `We have refunded ${amount} of order ${number}, the way you paid: ${method}. Banks take a few days to show it.`,
  refundedItems: 'Refunded',
  reminderSubject: (shop) => `Your cart at ${shop} is still here`,
  reminderHeading: 'You left something behind',
  reminder: (firstName) =>
    `${firstName === '' ? 'Hello' : `Hello ${firstName}`}, we have kept what you put into your cart. Nothing is set aside for you, so it may sell out.`,
  reminderCode: (code) => `With the code ${code} it costs less: enter it in the cart.`,
  reminderGoods: 'In your cart',
  reminderBack: 'Back to the cart',
  reminderStop: 'No more e-mails like this',
};

const german: MailWords = {
  questions: 'Fragen? Antworten Sie auf diese E-Mail oder schreiben Sie an',
  returns: 'Rückgabe',
  privacy: 'Datenschutz',
  thanks: 'Danke für Ihre Bestellung',
  orderSubject: ({ number, shop }) => `Ihre Bestellung ${number} bei ${shop}`,
  placed: ({ number, day }) => `Bestellung ${number} vom ${day}.`,
  nextPending: 'Wir packen, sobald Ihre Zahlung da ist.',
  nextDownloads: 'Ihre Downloads stehen unten bereit.',
  nextParcel: 'Wir schreiben wieder, wenn Ihr Paket unterwegs ist.',
  viewOrder: 'Bestellung ansehen',
  deliveryTo: 'Lieferung an',
  paidBy: 'Bezahlt mit',
  preview: ({ what, total }) => `${what} für ${total}`,
  items: (count) => `${count} Artikel`,
  download: 'Herunterladen',
  includes: (tax) => `Enthält ${tax}`,
  subtotal: 'Zwischensumme',
  discount: 'Rabatt',
  delivery: 'Versand',
  free: 'Kostenlos',
  total: 'Gesamt',
  shippedSubject: (number) => `Bestellung ${number} ist unterwegs`,
  shippedHeading: 'Ihr Paket ist unterwegs',
  shipped: ({ carrier, number }) => `${carrier} hat Ihr Paket aus Bestellung ${number}.`,
  tracking: (number) => `Sendungsnummer: ${number}.`,
  trackParcel: 'Paket verfolgen',
  trackIt: 'Verfolgen',
  inParcel: 'In diesem Paket',
  deliveredSubject: (number) => `Bestellung ${number} wurde zugestellt`,
  deliveredHeading: 'Ihr Paket ist angekommen',
  delivered: ({ carrier, number }) => `${carrier} hat Ihr Paket aus Bestellung ${number} zugestellt.`,
  missing: (email) => `Fehlt etwas oder ist etwas zerbrochen? Schreiben Sie uns an ${email}.`,
  cancelledSubject: (number) => `Bestellung ${number} wurde storniert`,
  cancelledHeading: 'Ihre Bestellung wurde storniert',
  cancelled: (number) => `Wir haben Bestellung ${number} storniert. Nichts davon wird verschickt.`,
  nothingToPay: 'Sie müssen nichts bezahlen.',
  goesBack: (amount) =>
    `${amount} gehen auf dem Weg zurück, auf dem Sie bezahlt haben. Banken zeigen es nach einigen Tagen.`,
  refundedSubject: ({ amount, number }) => `Ihre Erstattung von ${amount} für Bestellung ${number}`,
  refundedHeading: 'Ihr Geld ist auf dem Rückweg',
  refunded: ({ amount, number, method }) =>
    `Wir haben ${amount} von Bestellung ${number} erstattet, auf demselben Weg: ${method}. Banken zeigen es nach einigen Tagen.`,
  refundedItems: 'Erstattet',
  reminderSubject: (shop) => `Ihr Warenkorb bei ${shop} wartet noch`,
  reminderHeading: 'Sie haben etwas liegen lassen',
  reminder: (firstName) =>
    `Guten Tag${firstName === '' ? '' : ` ${firstName}`}, wir haben Ihren Warenkorb aufgehoben. Zurückgelegt ist nichts davon, es kann also ausverkauft sein.`,
  reminderCode: (code) => `Mit dem Code ${code} wird es günstiger: im Warenkorb eingeben.`,
  reminderGoods: 'In Ihrem Warenkorb',
  reminderBack: 'Zurück zum Warenkorb',
  reminderStop: 'Keine solchen E-Mails mehr',
};

const byLanguage: ReadonlyMap<string, MailWords> = new Map([
  ['en', english],
  ['de', german],
]);

/** Words for a locale by its language; English where we do not speak it. */
export const mailWords = (locale: string): MailWords => byLanguage.get(locale.split('-')[0] ?? '') ?? english;
