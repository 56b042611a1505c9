import { expect, test } from 'vitest';
import { sanitiseHtml } from './html.sanitiser.js';

test.each([
  ['<p onclick="steal()">Hi <strong>you</strong></p>', '<p>Hi <strong>you</strong></p>'],
  ['<script>steal()</script><style>p{}</style>text', 'text'],
  ['<a href="javascript:steal()">x</a>', '<a rel="noopener">x</a>'],
  ['<a href="https://example.com" target="_blank">x</a>', '<a href="https://example.com" rel="noopener">x</a>'],
  ['<h1>Title</h1><iframe src="https://x"></iframe>', '<h2>Title</h2>'],
  ['<img src=x onerror=steal()><svg><script>1</script></svg>', ''],
  ['<p>1 < 2 & 3</p>', '<p>1 &lt; 2 &amp; 3</p>'],
])('%s', (given, kept) => expect(sanitiseHtml(given)).toBe(kept));
