/**
 * Product descriptions are stored as HTML; merchants write a few plain marks instead: blank lines between paragraphs,
 * `- ` and `1. ` for lists, `## ` for headings, `**bold**`, `*italic*`, `[text](https://…)`.
 */
const headings: Readonly<Record<string, string>> = { H2: '## ', H3: '### ' };

class Unsupported extends Error {}

function inlineText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
  if (!(node instanceof Element)) throw new Unsupported();
  const inner = [...node.childNodes].map(inlineText).join('');
  if (node.tagName === 'STRONG') return `**${inner}**`;
  if (node.tagName === 'EM') return `*${inner}*`;
  if (node.tagName === 'BR') return '\n';
  const href = node.getAttribute('href');
  if (node.tagName === 'A' && href) return `[${inner}](${href})`;
  throw new Unsupported();
}

const content = (element: Element): string => [...element.childNodes].map(inlineText).join('').trim();

function blockText(element: Element): string {
  const heading = headings[element.tagName];
  if (heading) return heading + content(element);
  if (element.tagName === 'P') return content(element);
  if (element.tagName === 'UL') return [...element.children].map((item) => `- ${content(item)}`).join('\n');
  if (element.tagName === 'OL')
    return [...element.children].map((item, index) => `${index + 1}. ${content(item)}`).join('\n');
  throw new Unsupported();
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const inlineHtml = (text: string): string =>
  escapeHtml(text)
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)"]+|\/[^\s)"]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*\n]+)\*/g, '<em>$1</em>')
    .replaceAll('\n', '<br>');

const items = (lines: readonly string[], mark: RegExp): string =>
  lines.map((line) => `<li>${inlineHtml(line.replace(mark, ''))}</li>`).join('');

function blockHtml(block: string): string {
  const lines = block.split('\n').map((line) => line.trim());
  const heading = /^(##|###) (.+)$/.exec(block);
  if (heading) return `<h${heading[1]?.length}>${inlineHtml(heading[2] ?? '')}</h${heading[1]?.length}>`;
  if (lines.every((line) => line.startsWith('- '))) return `<ul>${items(lines, /^- /)}</ul>`;
  if (lines.every((line) => /^\d+\. /.test(line))) return `<ol>${items(lines, /^\d+\. /)}</ol>`;
  return `<p>${inlineHtml(lines.join('\n'))}</p>`;
}

/** HTML of marked text; everything that is not a mark is escaped. */
export const writeHtml = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(blockHtml)
    .join('');

const normal = (html: string): string => html.replace(/\s+/g, ' ').replace(/> </g, '><').trim();

/**
 * Marked text of HTML.
 *
 * @returns undefined when the HTML holds anything the marks cannot say: then the HTML itself is edited, and nothing is lost
 */
export function readHtml(html: string): string | undefined {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  try {
    const hasLooseText = [...body.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (hasLooseText) return undefined;
    const text = [...body.children].map(blockText).join('\n\n');
    return normal(writeHtml(text)) === normal(body.innerHTML) ? text : undefined;
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}
