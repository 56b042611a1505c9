// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readHtml, writeHtml } from './description.js';

describe('writing a product’s description', () => {
  const html =
    '<p>Thrown in <strong>Delft</strong>,<br>glazed <em>twice</em>.</p><h2>Care</h2><ul><li>Dishwasher safe</li><li>See <a href="/pages/care">care</a></li></ul>';
  const text = 'Thrown in **Delft**,\nglazed *twice*.\n\n## Care\n\n- Dishwasher safe\n- See [care](/pages/care)';

  it('shows stored HTML as plain marks', () => expect(readHtml(html)).toBe(text));
  it('stores plain marks as HTML', () => expect(writeHtml(text)).toBe(html));

  it('keeps a table as HTML rather than losing it', () => {
    expect(readHtml('<table><tr><td>12 cm</td></tr></table>')).toBeUndefined();
    expect(readHtml('<p class="lead">Hello</p>')).toBeUndefined();
    expect(readHtml('loose words')).toBeUndefined();
  });

  it('takes typed angle brackets as text, not as markup', () => {
    expect(writeHtml('holds < 2 l <script>alert(1)</script>')).toBe(
      '<p>holds &lt; 2 l &lt;script&gt;alert(1)&lt;/script&gt;</p>',
    );
    expect(readHtml('<p>holds &lt; 2 l</p>')).toBe('holds < 2 l');
  });

  it('makes no link of a script address', () => {
    expect(writeHtml('[x](javascript:alert(1))')).toBe('<p>[x](javascript:alert(1))</p>');
  });
});
