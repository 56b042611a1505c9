import type { Readable } from 'node:stream';
import { describeMoney } from '../pricing/index.js';
import type { Content } from './document.content.js';
import { documentWords, type DocumentWords } from './document.words.js';
import { PdfPages, type Ink } from './pdf.page.js';

const { left, right, bottom } = PdfPages;
const faint = '#6d6a65';
const small: Ink = { size: 8, color: faint };
const columns = { units: 372, unit: 452 };

const titleOf = ({ kind }: Content, words: DocumentWords): string =>
  ({ invoice: words.invoice, credit_note: words.creditNote, packing_slip: words.packingSlip })[kind];

/** Writes one document after the other, each beginning on a page of its own. */
class Writer {
  #y = 0;

  constructor(
    private readonly pages: PdfPages,
    private readonly content: Content,
    private readonly words: DocumentWords,
  ) {}

  write(): void {
    this.pages.addPage();
    this.#head();
    this.#table();
    if (this.content.kind !== 'packing_slip') this.#totals();
  }

  #money(minor: number): string {
    const { currency, locale } = this.content;
    return describeMoney({ amount: minor, currency }, locale);
  }

  #day(at: string): string {
    const { locale, timezone: timeZone } = this.content;
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(at));
  }

  #head(): void {
    const { content, pages, words } = this;
    pages.line(content.seller.name, left, 68, { size: 13, weight: 700 });
    const sender = [
      ...content.seller.lines,
      ...(content.seller.vatId === '' ? [] : [`${words.vatId} ${content.seller.vatId}`]),
    ];
    sender.forEach((line, index) => pages.line(line, left, 84 + index * 12, small));
    content.buyer.forEach((line, index) => pages.line(line, left, 168 + index * 14));
    pages.line(titleOf(content, words), right, 70, { size: 18, weight: 700, align: 'end' });
    this.#facts().forEach(([label, value], index) => {
      pages.line(label, 372, 168 + index * 14, { color: faint });
      pages.line(value, right, 168 + index * 14, { align: 'end' });
    });
    this.#y = 168 + Math.max(content.buyer.length, this.#facts().length) * 14 + 34;
  }

  #facts(): [string, string][] {
    const { content, words } = this;
    const isSlip = content.kind === 'packing_slip';
    return [
      ...(isSlip ? [] : ([[words.number, content.number]] satisfies [string, string][])),
      [words.date, this.#day(content.issuedAt)],
      ...(content.corrects === '' ? [] : ([[words.corrects, content.corrects]] satisfies [string, string][])),
      [words.order, `#${content.order.number}`],
      [words.ordered, this.#day(content.order.placedAt)],
      isSlip ? [words.shipping, content.order.shippedBy] : [words.payment, content.order.paidBy],
    ];
  }

  #tableHead(): void {
    const { pages, words } = this;
    const isSlip = this.content.kind === 'packing_slip';
    pages.line(words.item, left, this.#y, small);
    pages.line(words.units, isSlip ? right : columns.units, this.#y, { ...small, align: 'end' });
    if (!isSlip) {
      pages.line(words.unitPrice, columns.unit, this.#y, { ...small, align: 'end' });
      pages.line(words.amount, right, this.#y, { ...small, align: 'end' });
    }
    pages.rule(this.#y + 5);
    this.#y += 20;
  }

  #room(height: number): boolean {
    if (this.#y + height <= bottom) return true;
    this.pages.addPage();
    this.#y = 68;
    return false;
  }

  #table(): void {
    this.#tableHead();
    for (const line of this.content.lines) {
      const titles = this.pages.wrap(line.title, 270);
      const height = titles.length * 13 + (line.detail === '' ? 0 : 11) + 8;
      if (!this.#room(height)) this.#tableHead();
      this.#figures(line);
      titles.forEach((title, index) => this.pages.line(title, left, this.#y + index * 13));
      if (line.detail !== '') this.pages.line(line.detail, left, this.#y + titles.length * 13 - 1, small);
      this.#y += height;
    }
    this.pages.rule(this.#y - 6);
    this.#y += 10;
  }

  #figures({ quantity, unitMinor, totalMinor }: Content['lines'][number]): void {
    const isSlip = this.content.kind === 'packing_slip';
    const units = quantity === 0 ? '' : String(quantity);
    this.pages.line(units, isSlip ? right : columns.units, this.#y, { align: 'end' });
    if (isSlip) return;
    if (unitMinor !== null) this.pages.line(this.#money(unitMinor), columns.unit, this.#y, { align: 'end' });
    this.pages.line(this.#money(totalMinor), right, this.#y, { align: 'end' });
  }

  #totals(): void {
    const { content, words } = this;
    this.#room(60 + (content.discounts.length + content.taxes.length) * 15);
    this.#sum(words.subtotal, content.subtotalMinor);
    for (const { label, minor } of content.discounts) this.#sum(label, minor);
    if (content.shippingMinor !== null) this.#sum(words.shipping, content.shippingMinor);
    const taxes = content.taxes.map(({ label, minor }) => ({ label, minor }));
    if (!content.pricesIncludeTax) for (const { label, minor } of taxes) this.#sum(label, minor);
    const total = content.kind === 'credit_note' ? words.credited : words.total;
    this.#sum(total, content.totalMinor, { size: 11.5, weight: 700 });
    if (content.pricesIncludeTax)
      for (const { label, minor } of taxes) this.#sum(`${words.including} ${label}`, minor, small);
  }

  #sum(label: string, minor: number, look: Ink = {}): void {
    this.pages.line(label, 300, this.#y, look);
    this.pages.line(this.#money(minor), right, this.#y, { ...look, align: 'end' });
    this.#y += 15;
  }
}

function foot(pages: PdfPages, from: number, { seller }: Content, words: DocumentWords): void {
  const to = pages.count;
  for (let page = from; page < to; page += 1) {
    pages.switchTo(page);
    const lines = seller.footer.flatMap((line) => pages.wrap(line, 400, small)).slice(0, 4);
    pages.rule(766);
    lines.forEach((line, index) => pages.line(line, left, 780 + index * 11, small));
    pages.line(words.page(page - from + 1, to - from), right, 780, { ...small, align: 'end' });
  }
}

/** Documents as one PDF, each on pages of its own in its own language, fonts embedded. @param contents at least one */
export function drawDocuments(contents: readonly Content[]): Readable {
  const [first] = contents;
  if (first === undefined) throw new RangeError('Nothing to draw.');
  const title = `${titleOf(first, documentWords(first.locale))} ${first.number}`.trim();
  const pages = new PdfPages(title, new Date(first.issuedAt));
  for (const content of contents) {
    const words = documentWords(content.locale);
    const from = pages.count;
    new Writer(pages, content, words).write();
    foot(pages, from, content, words);
  }
  pages.end();
  return pages.stream;
}
