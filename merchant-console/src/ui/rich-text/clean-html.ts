const kept = new Set([
  ...['P', 'BR', 'HR', 'H2', 'H3', 'H4', 'STRONG', 'B', 'EM', 'I', 'U', 'S', 'SUB', 'SUP', 'SMALL', 'MARK'],
  ...['UL', 'OL', 'LI', 'DL', 'DT', 'DD', 'BLOCKQUOTE', 'CODE', 'PRE', 'A'],
  ...['TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD'],
]);
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'HEAD', 'TITLE', 'META', 'LINK', 'SVG']);
const renamed: Readonly<Record<string, string>> = { H1: 'h2', DIV: 'p' };
const spans = new Set(['colspan', 'rowspan', 'scope']);

const mayLead = (href: string): boolean => /^(?:https?:|mailto:|tel:|\/(?!\/)|#)/i.test(href.trim());

function keepAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const isLink = element.tagName === 'A' && name === 'href' && mayLead(value);
    if (!isLink && !spans.has(name)) element.removeAttribute(name);
  }
}

function cleanNode(node: Element): void {
  for (const child of [...node.children]) {
    if (dropped.has(child.tagName.toUpperCase())) {
      child.remove();
      continue;
    }
    cleanNode(child);
    const rename = renamed[child.tagName];
    if (rename) {
      const element = child.ownerDocument.createElement(rename);
      element.append(...child.childNodes);
      child.replaceWith(element);
    } else if (kept.has(child.tagName)) keepAttributes(child);
    else child.replaceWith(...child.childNodes);
  }
}

/**
 * HTML reduced to the structure pages may have, before it enters the editor: from a clipboard or typed by hand, it could hold
 * anything. The server cleans again; this keeps what is seen the same as what is saved.
 */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  cleanNode(body);
  return body.innerHTML;
}
