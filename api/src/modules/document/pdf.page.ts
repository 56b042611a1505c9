import PDFDocument from 'pdfkit';
import { fontFile, runsOf, type Weight } from './pdf.fonts.js';

/** How a line is written; sizes and places in points from the page's upper left. */
export interface Ink {
  readonly size?: number;
  readonly weight?: Weight;
  readonly color?: string;
  /** `end`: the line ends at its place. */
  readonly align?: 'start' | 'end';
}

const ink = '#1b1b1b';

/** A4 pages written line by line, in whatever scripts the text has. */
export class PdfPages {
  readonly #pdf: PDFKit.PDFDocument;
  static readonly left = 56;
  static readonly right = 539;
  static readonly bottom = 740;

  constructor(title: string, createdAt: Date) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      // Made twice, it is the same to the byte but for its random id.
      info: { Title: title, CreationDate: createdAt, ModDate: createdAt },
    });
  }

  get stream(): PDFKit.PDFDocument {
    return this.#pdf;
  }

  get count(): number {
    return this.#pdf.bufferedPageRange().count;
  }

  addPage(): void {
    this.#pdf.addPage();
  }

  switchTo(page: number): void {
    this.#pdf.switchToPage(page);
  }

  end(): void {
    this.#pdf.end();
  }

  /** Width of a line in points. */
  widthOf(text: string, { size = 9.5, weight = 400 }: Ink = {}): number {
    return runsOf(text).reduce(
      (width, run) => width + this.#pdf.font(fontFile(run.script, weight)).fontSize(size).widthOfString(run.text),
      0,
    );
  }

  /** Writes one line; nothing is wrapped. */
  line(text: string, x: number, y: number, look: Ink = {}): void {
    const { size = 9.5, weight = 400, color = ink, align = 'start' } = look;
    let at = align === 'end' ? x - this.widthOf(text, look) : x;
    for (const run of runsOf(text)) {
      this.#pdf.font(fontFile(run.script, weight)).fontSize(size).fillColor(color);
      this.#pdf.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
      at += this.#pdf.widthOfString(run.text);
    }
  }

  /** Cuts text into lines no wider than `width` points; a word that is wider stands alone. */
  wrap(text: string, width: number, look: Ink = {}): string[] {
    const lines: string[] = [];
    for (const word of text.split(/\s+/)) {
      const last = lines.at(-1);
      if (last !== undefined && this.widthOf(`${last} ${word}`, look) <= width)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  }

  rule(y: number, color = '#d7d3cc'): void {
    this.#pdf.moveTo(PdfPages.left, y).lineTo(PdfPages.right, y).lineWidth(0.6).strokeColor(color).stroke();
  }
}
