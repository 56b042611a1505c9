// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { cleanHtml } from './clean-html.js';

describe('what enters the editor', () => {
  it.each([
    ['scripts and handlers', '<p onclick="x()">Hi<script>alert(1)</script></p>', '<p>Hi</p>'],
    ['pictures that run code', '<p>a<img src=x onerror="x()">b</p>', '<p>ab</p>'],
    ['links that run code', '<p><a href="javascript:x()">a</a></p>', '<p><a>a</a></p>'],
    ['the looks of an office document', '<p style="color:red"><span class="x">a</span></p>', '<p>a</p>'],
  ])('loses %s', (_what, given, left) => expect(cleanHtml(given)).toBe(left));

  it('keeps headings, lists and links', () => {
    const html = '<h2>Care</h2><ul><li><strong>Oil</strong> it</li></ul><p><a href="/pages/care">More</a></p>';
    expect(cleanHtml(html)).toBe(html);
  });

  it('makes what pages have of what they have not', () =>
    expect(cleanHtml('<h1>Care</h1><div>Oil it</div>')).toBe('<h2>Care</h2><p>Oil it</p>'));
});
