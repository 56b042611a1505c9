import type { RefusalCode } from './refusal.js';

type Details = Readonly<Record<string, unknown>>;

/** What a refusal says in a language: a sentence, or one for each value of a detail, `other` for those not named. */
type Words = string | { readonly by: string; readonly other: string; readonly [value: string]: string };

/**
 * What shoppers can be refused, in languages other than English, whose sentences the catalogue and its users hold. `{name}` is filled
 * from `details`. A specification holds every language to every refusal a shopper can meet.
 */
export const refusalWords = {
  de: {
    'request.malformed': 'Die Anfrage konnte nicht gelesen werden.',
    'request.invalid': 'Eine Angabe fehlt oder passt nicht. Bitte prüfen Sie Ihre Eingaben.',
    'request.too_large': 'Das ist zu viel auf einmal.',
    'request.unsupported_media_type': 'Dieses Format wird hier nicht angenommen.',
    'request.rate_limited': 'Das waren zu viele Anfragen. Bitte warten Sie {retryAfterSeconds} Sekunden.',
    'request.cross_site':
      'Diese Anfrage kam nicht von den Seiten des Shops. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    'route.not_found': 'Diese Adresse führt nirgendwohin.',
    'auth.required': 'Bitte melden Sie sich an.',
    'auth.forbidden': 'Dazu haben Sie keine Berechtigung.',
    'auth.invalid_credentials': 'E-Mail und Passwort passen nicht zusammen.',
    'auth.session_ended': 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich wieder an.',
    'auth.email_taken': 'Zu dieser E-Mail gibt es in diesem Shop schon ein Konto. Melden Sie sich damit an.',
    'shop.not_found': 'Unter dieser Adresse gibt es keinen Shop.',
    'shop.suspended': 'Dieser Shop ist zurzeit geschlossen.',
    'address.not_found': 'Diese Adresse gibt es nicht mehr.',
    'cart.code_not_found': 'Dieser Code ist nicht in Ihrem Warenkorb.',
    'cart.code_refused': 'Dieser Code wirkt in Ihrem Warenkorb nicht.',
    'cart.empty': 'Ihr Warenkorb ist leer.',
    'cart.line_not_found': 'Dieser Artikel ist nicht mehr in Ihrem Warenkorb.',
    'cart.not_found': 'Sie haben noch keinen Warenkorb. Legen Sie etwas hinein, um einen zu beginnen.',
    'cart.stale':
      'Der Warenkorb, ein Preis oder eine Gebühr hat sich geändert. Sehen Sie ihn noch einmal an und bestätigen Sie dann.',
    'cart.too_many_codes': 'In einen Warenkorb passen höchstens 10 Rabattcodes.',
    'cart.too_many_lines': 'In einen Warenkorb passen höchstens 100 verschiedene Artikel.',
    'cart.variant_unavailable':
      'Dieser Artikel wird nicht mehr verkauft. Entfernen Sie ihn aus dem Warenkorb, um fortzufahren.',
    'category.not_found': 'Diese Kategorie gibt es in diesem Shop nicht.',
    'checkout.currency_mismatch':
      'Der Warenkorb ist in einer anderen Währung, als Sie gesehen haben. Sehen Sie ihn noch einmal an und bestätigen Sie dann.',
    'checkout.not_found': 'Diese Bestellung ist nicht mehr offen.',
    'checkout.not_payable': 'Diese Bestellung ist abgeschlossen, storniert oder abgelaufen.',
    'checkout.shipping_unavailable':
      'Diese Versandart gibt es für die Adresse oder den Warenkorb nicht. Wählen Sie eine andere.',
    'collection.not_found': 'Diese Kollektion gibt es in diesem Shop nicht.',
    'download.limit_reached':
      'Diese Datei wurde so oft heruntergeladen, wie es gekauft wurde. Fragen Sie den Shop nach einem weiteren Mal.',
    'download.not_found': 'Dieser Link ist unbekannt oder abgelaufen.',
    'export.not_found': 'Dieser Export ist unbekannt, oder sein Link ist abgelaufen.',
    'idempotency.missing': 'Dieser Anfrage fehlt ein `Idempotency-Key`.',
    'idempotency.mismatch': 'Dieser Schlüssel wurde schon für eine andere Anfrage benutzt.',
    'idempotency.in_progress': 'Die erste Anfrage läuft noch. Versuchen Sie es gleich noch einmal.',
    'order.not_found': 'Diese Bestellung gibt es nicht.',
    'page.not_found': 'Diese Seite gibt es in diesem Shop nicht.',
    'payment.declined': {
      by: 'reason',
      insufficient_funds: 'Die Karte ist nicht gedeckt. Verwenden Sie eine andere.',
      expired_card: 'Die Karte ist abgelaufen. Verwenden Sie eine andere.',
      not_confirmed:
        'Die Zahlung wurde bei der Bank nicht bestätigt. Versuchen Sie es noch einmal oder mit einer anderen Karte.',
      unknown_card: 'Das ist keine der Testkarten.',
      other: 'Die Zahlung wurde abgelehnt. Es wurde nichts abgebucht, und der Warenkorb ist noch da.',
    },
    'payment.method_unknown': 'Diese Zahlungsart bietet der Shop nicht an.',
    'payment.unavailable': 'Der Zahlungsdienst antwortet nicht. Es wurde nichts abgebucht.',
    'preview.not_found': 'Der Link ist falsch oder abgelaufen, oder wohin er führte, gibt es nicht mehr.',
    'product.not_found': 'Dieses Produkt gibt es in diesem Shop nicht.',
    'stock.insufficient': {
      by: 'free',
      0: 'Dieser Artikel ist ausverkauft.',
      other: 'Davon sind nur noch {free} da. Verringern Sie die Menge, um fortzufahren.',
    },
    'variant.not_found': 'Diese Ausführung gibt es nicht mehr.',
    'webhook.signature_invalid': 'Die Signatur stimmt nicht oder ist zu alt.',
    'document.not_found':
      'Diesen Beleg gibt es nicht, oder der Link ist abgelaufen. Bitten Sie den Shop um einen neuen.',
    'order_task.not_found': 'Diese Datei gibt es nicht mehr. Bitten Sie den Shop um eine neue.',
    'order.line_not_found': 'Diese Position gibt es in der Bestellung nicht.',
    'cart.too_many_saved': 'Höchstens 100 Artikel lassen sich für später aufheben. Entfernen Sie zuerst einen.',
    'cart.saved_not_found': 'Dieser Artikel ist nicht für später aufgehoben.',
    'cart.share_not_found': 'Dieser Link führt zu keinem Warenkorb, oder er ist älter als 30 Tage.',
    'cart.reminder_not_found': 'Dieser Link ist nicht von uns, oder er ist älter als 30 Tage.',
    'cart.nothing_to_add': 'Davon ist zurzeit nichts zu haben.',
    'wish_list.full': 'Auf einen Merkzettel passen höchstens 200 Produkte. Entfernen Sie zuerst eines.',
    'wish_list.item_not_found': 'Dieses Produkt ist nicht auf dem Merkzettel.',
    'wish_list.not_found': 'Dieser Merkzettel wird nicht oder nicht mehr geteilt.',
    'return.not_found': 'Diese Rücksendung gibt es nicht.',
    'return.transition_refused': 'Das geht beim jetzigen Stand der Rücksendung nicht.',
    'return.requests_closed': 'Dieser Shop nimmt Rücksendungen nicht online an. Schreiben Sie ihm.',
    'return.digital': 'Downloads können nicht zurückgeschickt werden.',
    'return.not_sent': 'Davon wurde noch nichts verschickt.',
    'return.returned': 'Alles davon ist schon zurück, unterwegs oder erstattet.',
    'return.final_sale': 'Dieser Artikel ist vom Umtausch ausgeschlossen.',
    'return.window_over': 'Die Frist für die Rücksendung dieses Artikels ist vorbei.',
    'return.units_exceeded': 'So viele Stück können nicht zurückgeschickt werden.',
    'return.reason_unknown': 'Wählen Sie einen der Gründe, die der Shop nennt.',
    'precondition.failed': 'Das wurde inzwischen geändert. Laden Sie die Seite neu.',
    'precondition.malformed': '`If-Match` muss eine Version in doppelten Anführungszeichen sein.',
    'dependency.unavailable':
      'Etwas, das dafür nötig ist, antwortet gerade nicht. Versuchen Sie es gleich noch einmal.',
    'internal.error': 'Das ist unser Fehler. Er ist notiert, und wir kümmern uns darum.',
  },
} as const satisfies Record<string, Partial<Record<RefusalCode, Words>>>;

const byLanguage: Readonly<Record<string, Partial<Record<RefusalCode, Words>>>> = refusalWords;
const fill = (text: string, details: Details): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));

/**
 * What a refusal says in the language of `locale`; null in English, which its message is in, and in languages nobody has
 * translated it into.
 */
export function refusalIn(locale: string, code: RefusalCode, details: Details = {}): string | null {
  const words = byLanguage[locale.split('-', 1).join('')]?.[code];
  if (words === undefined) return null;
  if (typeof words === 'string') return fill(words, details);
  return fill(words[String(details[words.by])] ?? words.other, details);
}
