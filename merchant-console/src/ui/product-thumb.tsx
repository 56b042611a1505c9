import type { Image } from '@smallshop/contract';
import { ImageOff } from 'lucide-react';
import { cn } from './class-names.js';

interface ProductThumbProps {
  image: Image | null;
  /** Left empty where the product's name stands beside it. */
  alt?: string;
  className?: string;
  /** Shown wider than 80 px. */
  large?: boolean;
}

/** A small square picture; its own mean colour while it loads, an icon where there is none. */
export function ProductThumb({ image, alt = '', className, large }: ProductThumbProps) {
  const box = cn('size-10 shrink-0 rounded-control border border-line bg-sunken object-cover', className);
  if (!image) {
    return (
      <span className={cn(box, 'grid place-items-center text-ink-subtle')}>
        <ImageOff className="size-4" aria-hidden />
      </span>
    );
  }
  return (
    <img
      src={`${image.url}/160.webp`}
      srcSet={[160, 320, 480].map((width) => `${image.url}/${width}.webp ${width}w`).join(', ')}
      sizes={large ? '200px' : '48px'}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={box}
      style={{ backgroundColor: image.color, objectPosition: `${image.focalX * 100}% ${image.focalY * 100}%` }}
    />
  );
}
