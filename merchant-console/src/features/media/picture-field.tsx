import type { Image } from '@smallshop/contract';
import { ImagePlus, Replace, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { MediaDrawer } from './media-drawer.js';
import { MediaPicker } from './media-picker.js';

interface PictureFieldProps {
  value: Image | null;
  onChange: (image: Image | null) => void;
  /** Where shoppers see it. */
  hint: string;
  readOnly: boolean;
}

/** One picture of the library, or none. */
export function PictureField({ value, onChange, hint, readOnly }: PictureFieldProps) {
  const [isPicking, setPicking] = useState(false);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid gap-3">
      {value ? (
        <button
          type="button"
          aria-label="Edit the picture’s text and focal point"
          className="overflow-hidden rounded-control"
          onClick={() => setOpen(true)}
        >
          <ProductThumb image={value} alt={value.alt} className="aspect-3/2 size-auto w-full" large />
        </button>
      ) : null}
      <p className="text-[0.8125rem] text-ink-subtle">{hint}</p>
      {readOnly ? null : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => setPicking(true)}>
            {value ? <Replace aria-hidden /> : <ImagePlus aria-hidden />}
            {value ? 'Change' : 'Choose a picture'}
          </Button>
          {value ? (
            <Button size="small" onClick={() => onChange(null)}>
              <Trash2 aria-hidden />
              Remove
            </Button>
          ) : null}
        </div>
      )}
      {isPicking ? (
        <MediaPicker
          kind="image"
          max={1}
          onPick={([media]) => onChange(media?.image ?? null)}
          onClose={() => setPicking(false)}
        />
      ) : null}
      {isOpen && value ? <MediaDrawer id={value.id} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
