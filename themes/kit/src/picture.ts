import { imageFormats, imageWidths, type Image } from '@smallshop/contract';
import { blurOf } from './blur.js';
import { attributes } from './markup.js';

/** How a picture is shown; see the component `picture`. */
export interface PictureLook {
  readonly sizes: string;
  readonly loading: 'lazy' | 'eager';
  readonly alt: string | undefined;
  readonly class: string | undefined;
}

const styleOf = ({ color, placeholder, focalX, focalY }: Image): string => {
  const blur = blurOf(placeholder);
  const background = blur === '' ? color : `${color} url(${blur}) 0 0/100% 100%`;
  return `background:${background};object-position:${focalX * 100}% ${focalY * 100}%`;
};

/**
 * A responsive picture as markup. A listing has fifty of them with fifteen values each: put together as one text, they take a
 * tenth of the time.
 */
export function pictureMarkup(image: Image, look: PictureLook): string {
  const { url, width, height } = image;
  const fitting = imageWidths.filter((offered) => offered <= width);
  const widths = fitting.length > 0 ? fitting : imageWidths.slice(0, 1);
  const sourceSet = (format: string): string => widths.map((each) => `${url}/${each}.${format} ${each}w`).join(', ');
  const fallback = widths.find((each) => each >= 640) ?? widths.at(-1);
  const isEager = look.loading === 'eager';
  const source = attributes({ type: 'image/avif', srcset: sourceSet(imageFormats[0]), sizes: look.sizes });
  const img = attributes({
    src: `${url}/${fallback}.webp`,
    srcset: sourceSet(imageFormats[1]),
    sizes: look.sizes,
    width,
    height,
    alt: look.alt ?? image.alt,
    loading: look.loading,
    decoding: isEager ? 'sync' : 'async',
    fetchpriority: isEager ? 'high' : undefined,
    class: look.class,
    style: styleOf(image),
  });
  return `<picture class="picture"><source${source}><img${img}></picture>`;
}
