import type { Media } from '@smallshop/contract';
import { Archive, BookOpen, FileText, Music, Video, type LucideIcon } from 'lucide-react';
import { cn } from '../../ui/class-names.js';
import { ProductThumb } from '../../ui/product-thumb.js';

const icons: readonly (readonly [string, LucideIcon])[] = [
  ['audio/', Music],
  ['video/', Video],
  ['application/epub', BookOpen],
  ['application/zip', Archive],
];

interface MediaThumbProps {
  media: Pick<Media, 'image' | 'contentType'>;
  className?: string;
  large?: boolean;
}

/** A file's picture, or an icon of its kind. */
export function MediaThumb({ media: { image, contentType }, className, large }: MediaThumbProps) {
  if (image) return <ProductThumb image={image} className={className ?? ''} large={large ?? false} />;
  const [, Icon] = icons.find(([prefix]) => contentType.startsWith(prefix)) ?? ['', FileText];
  return (
    <span
      className={cn(
        'grid size-10 shrink-0 place-items-center rounded-control border border-line bg-sunken text-ink-subtle',
        className,
      )}
    >
      <Icon className={large ? 'size-8' : 'size-4.5'} strokeWidth={1.5} aria-hidden />
    </span>
  );
}
