import { expect, it } from 'vitest';
import { pictureMarkup } from './picture.js';

const image = {
  id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52',
  url: '/media/shop/mug',
  alt: 'A mug, "blue" & <tall>',
  width: 700,
  height: 500,
  color: '#abcdef',
  placeholder: '',
  focalX: 0.5,
  focalY: 0.25,
};
const look = { sizes: '50vw', loading: 'lazy', alt: undefined, class: undefined } as const;

it('offers both formats in the widths the picture has, and no larger', () => {
  const markup = pictureMarkup(image, look);
  expect(markup).toContain('<source type="image/avif" srcset="/media/shop/mug/160.avif 160w');
  expect(markup).toContain('/media/shop/mug/640.webp 640w" sizes="50vw"');
  expect(markup).not.toContain('960');
  expect(markup).toContain('style="background:#abcdef;object-position:50% 25%"');
});

it('offers the smallest width of a picture smaller than all', () =>
  expect(pictureMarkup({ ...image, width: 20 }, look)).toContain('src="/media/shop/mug/160.webp"'));

it('keeps what a merchant wrote from ending the attribute it stands in', () => {
  expect(pictureMarkup(image, look)).toContain('alt="A mug, &#34;blue&#34; &#38; &#60;tall&#62;"');
  expect(pictureMarkup(image, { ...look, alt: '' })).toContain('alt=""');
});

it('hurries the one picture that is the page’s largest', () => {
  expect(pictureMarkup(image, { ...look, loading: 'eager' })).toContain('decoding="sync" fetchpriority="high"');
  expect(pictureMarkup(image, look)).not.toContain('fetchpriority');
});
