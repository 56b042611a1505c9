const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send as it is; only `html` and `raw` make it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Markup[];

const render = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  return part.map((markup) => markup.text).join('');
};

/** Template tag: every interpolated text is escaped, nested markup is kept. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.reduce((all, literal, index) => all + render(parts[index - 1] ?? '') + literal));

/** Nothing, where a part is optional. */
export const nothing = new Markup('');
