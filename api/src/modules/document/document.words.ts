/** What documents say, in one language. */
export interface DocumentWords {
  readonly invoice: string;
  readonly creditNote: string;
  readonly packingSlip: string;
  readonly number: string;
  readonly date: string;
  readonly order: string;
  readonly ordered: string;
  readonly corrects: string;
  readonly vatId: string;
  readonly item: string;
  readonly units: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly subtotal: string;
  readonly shipping: string;
  readonly including: string;
  readonly total: string;
  readonly credited: string;
  readonly payment: string;
  readonly page: (page: number, of: number) => string;
}

const en: DocumentWords = {
  ...{ invoice: 'Invoice', creditNote: 'Credit note', packingSlip: 'Packing slip', number: 'Number', date: 'Date' },
  ...{
    order: 'Order',
    ordered: 'Ordered',
    corrects: 'Corrects invoice',
    vatId: 'VAT ID',
    item: 'Item',
    units: 'Units',
  },
  ...{ unitPrice: 'Unit price', amount: 'Amount', subtotal: 'Subtotal', shipping: 'Shipping', including: 'Including' },
  ...{ total: 'Total', credited: 'Credited', payment: 'Payment' },
  page: (page, of) => `Page ${page} of ${of}`,
};
const de: DocumentWords = {
  ...{ invoice: 'Rechnung', creditNote: 'Gutschrift', packingSlip: 'Lieferschein', number: 'Nummer', date: 'Datum' },
  ...{ order: 'Bestellung', ordered: 'Bestellt am', corrects: 'Zur Rechnung', vatId: 'USt-IdNr.', item: 'Artikel' },
  ...{ units: 'Menge', unitPrice: 'Einzelpreis', amount: 'Betrag', subtotal: 'Zwischensumme', shipping: 'Versand' },
  ...{ including: 'Darin enthalten', total: 'Gesamt', credited: 'Gutgeschrieben', payment: 'Zahlung' },
  page: (page, of) => `Seite ${page} von ${of}`,
};
const fr: DocumentWords = {
  ...{ invoice: 'Facture', creditNote: 'Avoir', packingSlip: 'Bon de livraison', number: 'Numéro', date: 'Date' },
  ...{ order: 'Commande', ordered: 'Commandé le', corrects: 'Relatif à la facture', vatId: 'N° TVA', item: 'Article' },
  ...{
    units: 'Quantité',
    unitPrice: 'Prix unitaire',
    amount: 'Montant',
    subtotal: 'Sous-total',
    shipping: 'Livraison',
  },
  ...{ including: 'Dont', total: 'Total', credited: 'Crédité', payment: 'Paiement' },
  page: (page, of) => `Page ${page} sur ${of}`,
};
const es: DocumentWords = {
  ...{
    invoice: 'Factura',
    creditNote: 'Factura rectificativa',
    packingSlip: 'Albarán',
    number: 'Número',
    date: 'Fecha',
  },
  ...{ order: 'Pedido', ordered: 'Pedido el', corrects: 'Rectifica la factura', vatId: 'NIF-IVA', item: 'Artículo' },
  ...{ units: 'Unidades', unitPrice: 'Precio', amount: 'Importe', subtotal: 'Subtotal', shipping: 'Envío' },
  ...{ including: 'Incluye', total: 'Total', credited: 'Abonado', payment: 'Pago' },
  page: (page, of) => `Página ${page} de ${of}`,
};
const languages: Readonly<Record<string, DocumentWords>> = { en, de, fr, es };

/** Words for a locale by its language; English where documents do not speak it. */
export const documentWords = (locale: string): DocumentWords => languages[locale.slice(0, 2)] ?? en;
