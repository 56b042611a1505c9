import { useFormContext } from 'react-hook-form';
import { ImageOff } from 'lucide-react';
import { Card } from '../../ui/card.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import type { ProductForm } from './product-form.js';

/** The product's pictures in their order; the first one stands in listings. */
export function ImagesCard() {
  const images = useFormContext<ProductForm>().watch('images');
  return (
    <Card title="Pictures">
      {images.length === 0 ? (
        <p className="flex items-center gap-2.5 text-sm text-ink-muted">
          <ImageOff className="size-4" aria-hidden />
          This product has no pictures.
        </p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2.5">
          {images.map((image) => (
            <li key={image.id} className="first:col-span-2 first:row-span-2">
              <ProductThumb image={image} alt={image.alt} className="aspect-square size-full" large />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
