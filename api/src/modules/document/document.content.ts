import {
  currencySchema,
  documentKindSchema,
  type Address,
  type AdminOrder,
  type AdminRefund,
} from '@smallshop/contract';
import { z } from 'zod';
import type { Seller } from './document.repository.js';

const amount = z.object({ label: z.string(), minor: z.number() });

/** All that a document says, as it was when it was issued; its words come with the language. */
export const contentSchema = z.object({
  kind: z.union([documentKindSchema, z.literal('packing_slip')]),
  number: z.string(),
  /** Of the invoice a credit note corrects; else empty. */
  corrects: z.string(),
  issuedAt: z.string(),
  timezone: z.string(),
  locale: z.string(),
  currency: currencySchema,
  seller: z.object({ name: z.string(), lines: z.array(z.string()), vatId: z.string(), footer: z.array(z.string()) }),
  buyer: z.array(z.string()),
  order: z.object({ number: z.number(), placedAt: z.string(), paidBy: z.string(), shippedBy: z.string() }),
  lines: z.array(
    z.object({
      title: z.string(),
      detail: z.string(),
      quantity: z.number(),
      unitMinor: z.number().nullable(),
      totalMinor: z.number(),
    }),
  ),
  subtotalMinor: z.number(),
  discounts: z.array(amount),
  shippingMinor: z.number().nullable(),
  taxes: z.array(amount),
  pricesIncludeTax: z.boolean(),
  totalMinor: z.number(),
});
/** Likewise. */
export type Content = z.infer<typeof contentSchema>;

/** Who, where and when; the rest is the order's. */
export interface Issue {
  readonly seller: Seller;
  readonly number: string;
  readonly corrects: string;
  readonly issuedAt: Date;
  readonly timezone: string;
  readonly locale: string;
}

const countryName = (country: string, locale: string): string =>
  country === '' ? '' : (new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country);

/** An address as it stands on an envelope. */
function addressLines(address: Address | null, locale: string): string[] {
  if (address === null) return [];
  const { firstName, lastName, company, line1, line2, postalCode, city, region, country } = address;
  return [
    company,
    `${firstName} ${lastName}`.trim(),
    line1,
    line2,
    `${postalCode} ${city}`.trim(),
    region,
    countryName(country, locale),
  ].filter((line) => line !== '');
}

function sellerOf(seller: Seller, locale: string): Content['seller'] {
  const { legalName, line1, line2, postalCode, city, country, vatId, registration, footer } = seller;
  return {
    name: legalName,
    lines: [line1, line2, `${postalCode} ${city}`.trim(), countryName(country, locale)].filter((line) => line !== ''),
    vatId,
    footer: [registration, footer].filter((line) => line !== ''),
  };
}

const taxesOf = (taxes: AdminRefund['taxes']): Content['taxes'] =>
  taxes.map(({ name, ratePercent, amount: { amount: minor } }) => ({
    label: name.includes('%') ? name : `${name} ${ratePercent} %`,
    minor,
  }));

function headOf(order: AdminOrder, { seller, issuedAt, ...issue }: Issue) {
  return {
    ...issue,
    issuedAt: issuedAt.toISOString(),
    currency: order.totals.total.currency,
    seller: sellerOf(seller, issue.locale),
    order: {
      ...{ number: order.number, placedAt: order.placedAt },
      ...{ paidBy: order.paymentMethod, shippedBy: order.shippingMethod ?? '' },
    },
    pricesIncludeTax: order.totals.pricesIncludeTax,
  };
}

const detailOf = ({ variantTitle, title, sku }: AdminOrder['lines'][number]): string =>
  [variantTitle === title ? '' : variantTitle, sku].filter((part) => part !== '').join(' · ');

/** What an invoice of an order says. */
export function invoiceOf(order: AdminOrder, issue: Issue): Content {
  const { totals } = order;
  const given = totals.explanations.filter(({ rule, amount: { amount: minor } }) => rule === 'discount' && minor !== 0);
  const buyer = addressLines(order.billingAddress ?? order.shippingAddress, issue.locale);
  return {
    ...headOf(order, issue),
    kind: 'invoice',
    buyer: buyer.length > 0 ? buyer : [order.customer.name, order.email].filter((line) => line !== ''),
    lines: order.lines.map((line) => ({
      ...{ title: line.title, detail: detailOf(line), quantity: line.quantity },
      ...{ unitMinor: line.unitPrice.amount, totalMinor: line.lineTotal.amount },
    })),
    subtotalMinor: totals.subtotal.amount,
    discounts: given.map(({ label, amount: { amount: minor } }) => ({ label, minor })),
    shippingMinor: totals.shipping?.amount ?? null,
    taxes: taxesOf(totals.taxes),
    totalMinor: totals.total.amount,
  };
}

/** What a credit note of a refund says: amounts that went back, tax inside them. */
export function creditNoteOf(order: AdminOrder, refund: AdminRefund, issue: Issue): Content {
  const invoice = invoiceOf(order, issue);
  const lines = refund.lines.flatMap(({ orderLineId, quantity, amount: { amount: minor } }) => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    return line === undefined || minor === 0
      ? []
      : [{ title: line.title, detail: detailOf(line), quantity, unitMinor: null, totalMinor: minor }];
  });
  return {
    ...invoice,
    kind: 'credit_note',
    lines,
    subtotalMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    discounts: [],
    shippingMinor: refund.shipping.amount === 0 ? null : refund.shipping.amount,
    taxes: taxesOf(refund.taxes),
    pricesIncludeTax: true,
    totalMinor: refund.amount.amount,
  };
}

/** What goes into a parcel: units by order line. */
export function packingSlipOf(order: AdminOrder, units: ReadonlyMap<string, number>, issue: Issue): Content {
  const invoice = invoiceOf(order, issue);
  const to = addressLines(order.shippingAddress, issue.locale);
  return {
    ...invoice,
    kind: 'packing_slip',
    buyer: to.length > 0 ? to : invoice.buyer,
    lines: order.lines.flatMap((line) => {
      const quantity = units.get(line.id) ?? 0;
      const words = { title: line.title, detail: detailOf(line) };
      return quantity === 0 ? [] : [{ ...words, quantity, unitMinor: null, totalMinor: 0 }];
    }),
  };
}
