import { Dialog } from '../../ui/dialog.js';
import { Button } from '../../ui/button.js';
import { cn } from '../../ui/class-names.js';
import { Field } from '../../ui/field.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Select } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';
import { VariantField } from './variant-cell.js';
import { cells, type VariantForm } from './variant-form.js';
import { nameOf, type VariantHandlers } from './variant-grid.js';

interface DetailsProps extends Pick<VariantHandlers, 'onCommit' | 'onChange'> {
  variant: VariantForm;
  isDigital: boolean;
}

/** What a variant measures, and what happens when it runs out; nothing of it for digital goods. */
export function VariantMeasures({ variant, isDigital, onCommit, onChange }: DetailsProps) {
  if (isDigital) return null;
  const field = { variant, onCommit };
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-[0.8125rem] font-medium">As it is packed</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          <VariantField {...field} cell={cells.length} />
          <VariantField {...field} cell={cells.width} />
          <VariantField {...field} cell={cells.height} />
        </div>
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="When it runs out">
          <Select
            value={variant.backorder}
            onChange={(event) =>
              onChange(variant.id, { backorder: event.target.value === 'allow' ? 'allow' : 'refuse' })
            }
          >
            <option value="refuse">Stop selling</option>
            <option value="allow">Go on selling on back order</option>
          </Select>
        </Field>
        <VariantField {...field} cell={cells.threshold} />
      </div>
    </>
  );
}

interface PictureProps extends Pick<VariantHandlers, 'onChange'> {
  variant: VariantForm;
  images: ProductForm['images'];
}

function VariantPicture({ variant, images, onChange }: PictureProps) {
  if (images.length === 0)
    return (
      <p className="text-[0.8125rem] text-ink-subtle">Add pictures to the product to choose one for this variant.</p>
    );
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">Picture</legend>
      <ul className="flex flex-wrap gap-2">
        {images.map((image, index) => {
          const isChosen = image.id === variant.mediaId;
          return (
            <li key={image.id}>
              <button
                type="button"
                aria-pressed={isChosen}
                aria-label={image.alt || `Picture ${index + 1}`}
                onClick={() => onChange(variant.id, { mediaId: isChosen ? null : image.id })}
                className={cn('rounded-control', isChosen && 'ring-2 ring-accent ring-offset-2')}
              >
                <ProductThumb image={image} className="size-16" />
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

interface SheetProps extends DetailsProps {
  images: ProductForm['images'];
  onClose: () => void;
}

/** Everything of one variant that has no column in the grid. */
export function VariantSheet({ variant, images, isDigital, onCommit, onChange, onClose }: SheetProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={nameOf(variant)}
      description="Saved together with the product."
      shape="sheet"
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <div className="grid gap-5">
        <VariantPicture variant={variant} images={images} onChange={onChange} />
        <VariantMeasures variant={variant} isDigital={isDigital} onCommit={onCommit} onChange={onChange} />
      </div>
    </Dialog>
  );
}
