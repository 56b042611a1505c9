/** One object of a PDF file. */
const object = (number: number, body: string): string => `${number} 0 obj\n${body}\nendobj\n`;

/** Text as PDF's WinAnsi strings take it: Latin letters stay, anything beyond becomes a question mark. */
const escapeText = (text: string): string =>
  text
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .replace(/[\\()]/g, '\\$&');

const pageContent = (title: string, page: number, pages: number): string => {
  const heading = page === 1 ? `BT /F1 28 Tf 72 700 Td (${escapeText(title)}) Tj ET\n` : '';
  const rule = '0.6 w 72 84 m 523 84 l S\n';
  return `${heading}${rule}BT /F1 10 Tf 72 64 Td (${escapeText(title)}, page ${page} of ${pages}) Tj ET`;
};

/** A small, valid PDF (A4): its title on the first page and a footer on each. What a digital product delivers. */
export function makePdf(title: string, pages: number): Buffer {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const kids = numbers.map((page) => `${2 + page * 2} 0 R`).join(' ');
  const objects = [
    object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
    object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`),
    object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>'),
    ...numbers.flatMap((page) => {
      const content = pageContent(title, page, pages);
      const box = '/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>';
      return [
        object(2 + page * 2, `<< /Type /Page /Parent 2 0 R ${box} /Contents ${3 + page * 2} 0 R >>`),
        object(3 + page * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`),
      ];
    }),
  ];
  return assemble(objects);
}

function assemble(objects: readonly string[]): Buffer {
  const header = '%PDF-1.4\n';
  const offsets: number[] = [];
  let position = header.length;
  for (const text of objects) {
    offsets.push(position);
    position += text.length;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root 1 0 R >>\n`;
  return Buffer.from(`${header}${objects.join('')}${table}startxref\n${position}\n%%EOF\n`, 'latin1');
}
