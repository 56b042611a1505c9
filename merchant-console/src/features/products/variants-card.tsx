import type { AdminProduct, AdminVariant } from '@smallshop/contract';
import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Notice } from '../../ui/feedback.js';
import { useMediaQuery } from '../../ui/use-media-query.js';
import { missingCombinations } from './option-edit.js';
import { areOptionsNamed } from './options-card.js';
import type { ProductForm } from './product-form.js';
import { StockDialog } from './stock-dialog.js';
import { useChoices } from './use-choices.js';
import { bulkEdited, type BulkEdit } from './variant-bulk.js';
import { VariantBulkDialog } from './variant-bulk-dialog.js';
import { VariantCards, VariantStock } from './variant-cards.js';
import { VariantField } from './variant-cell.js';
import { VariantMeasures, VariantSheet } from './variant-details.js';
import { cells, variantLike, variantProblems, type VariantForm } from './variant-form.js';
import { VariantGrid, type VariantHandlers } from './variant-grid.js';
import { maxVariants, skusOf } from './variant-matrix.js';
import { useVariantSelection } from './use-variant-selection.js';

type SingleProps = Omit<VariantHandlers, 'onSelect' | 'onOpen'> & { product: AdminProduct; variant: VariantForm };

function SingleVariant({ product, variant, ...handlers }: SingleProps) {
  const field = { variant, onCommit: handlers.onCommit };
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <VariantField {...field} cell={cells.price} />
        <VariantField {...field} cell={cells.compareAt} />
        <VariantField {...field} cell={cells.cost} />
        <VariantField {...field} cell={cells.sku} />
        <VariantField {...field} cell={cells.barcode} />
        {product.isDigital ? null : <VariantField {...field} cell={cells.weight} />}
        <div className="grid content-start justify-items-start gap-1.5">
          <span className="text-[0.8125rem] font-medium">Stock</span>
          <VariantStock product={product} variant={variant} {...handlers} />
        </div>
      </div>
      <VariantMeasures variant={variant} isDigital={product.isDigital} {...handlers} />
    </div>
  );
}

/** Offers to make the combinations that no variant stands for. */
function MissingVariants() {
  const { options, variants, setVariants } = useChoices();
  const { getValues } = useFormContext<ProductForm>();
  const missing = missingCombinations({ options, variants });
  if (missing.length === 0 || options.length === 0) return null;
  const make = () => {
    const taken = new Set(variants.map(({ sku }) => sku));
    const skus = skusOf(getValues('title'), missing).map((sku) => (taken.has(sku) ? `${sku.slice(0, 56)}-NEW` : sku));
    setVariants((all) => [...all, ...missing.map((values, index) => variantLike(all[0], values, skus[index] ?? ''))]);
  };
  return (
    <Notice
      tone="info"
      title={missing.length === 1 ? '1 combination has no variant' : `${missing.length} combinations have no variant`}
      action={
        <Button size="small" onClick={make}>
          {missing.length === 1 ? 'Add it' : `Add all ${missing.length}`}
        </Button>
      }
    >
      {missing
        .slice(0, 4)
        .map((values) => values.join(' / '))
        .join(', ')}
      {missing.length > 4 ? ' …' : ''}
    </Notice>
  );
}

function SelectionBar({ selection }: { selection: ReturnType<typeof useVariantSelection> }) {
  const { options, variants, setVariants } = useChoices();
  const { shop } = useShop();
  const [isEditing, setEditing] = useState(false);
  const { selected } = selection;
  const apply = (edit: BulkEdit) => {
    setVariants((all) => bulkEdited(all, selected, edit, shop.currency));
    setEditing(false);
  };
  const remove = () => {
    setVariants((all) => all.filter(({ id }) => !selected.has(id)));
    selection.clear();
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {options.length > 0 ? <span className="text-[0.8125rem] text-ink-subtle">Select</span> : null}
      {options.flatMap((option, at) =>
        option.values.length > 1 && option.values.length <= 12
          ? option.values.map(({ value }) => (
              <Button
                key={`${option.name} ${value}`}
                size="small"
                tone="quiet"
                aria-label={`Select all ${value}`}
                onClick={() => selection.add(variants.filter(({ optionValues }) => optionValues[at] === value))}
              >
                {value}
              </Button>
            ))
          : [],
      )}
      {selected.size > 0 ? (
        <span className="ml-auto flex items-center gap-2">
          <span role="status" className="text-[0.8125rem] tabular-nums">
            {selected.size} selected
          </span>
          <Button size="small" onClick={() => setEditing(true)}>
            Change…
          </Button>
          <Button size="small" disabled={selected.size >= variants.length} onClick={remove}>
            Remove
          </Button>
        </span>
      ) : null}
      {isEditing ? <VariantBulkDialog count={selected.size} onApply={apply} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

function useVariantField() {
  const { shop } = useShop();
  const { control } = useFormContext<ProductForm>();
  const { field, fieldState } = useController({
    control,
    name: 'variants',
    rules: {
      validate: (variants, { options }) => {
        if (variants.length > maxVariants) return `A product has at most ${maxVariants} variants.`;
        if (variants.length === 0) return 'Add at least one variant.';
        if (!areOptionsNamed(options)) return 'Give every option a name of its own.';
        return variantProblems(variants, shop.currency).size === 0 || 'Mend the marked cells.';
      },
    },
  });
  return { problems: variantProblems(field.value, shop.currency), error: fieldState.error?.message };
}

/** Prices, codes, measures and stock: plain fields for a single variant, a spreadsheet for several, cards on phones. */
export function VariantsCard({ product }: { product: AdminProduct }) {
  const { watch } = useFormContext<ProductForm>();
  const { options, variants, setVariants } = useChoices();
  const { problems, error } = useVariantField();
  const selection = useVariantSelection(variants);
  const [open, setOpen] = useState<string>();
  const [adjusting, setAdjusting] = useState<string>();
  const isWide = useMediaQuery('(width >= 48rem)');
  const images = watch('images');
  const handlers = useHandlers(setVariants, setOpen, setAdjusting);
  const opened = variants.find(({ id }) => id === open);
  const adjusted = product.variants.find(({ id }) => id === adjusting);
  const [only] = variants;
  const isSingle = options.length === 0 && variants.length === 1 && only;
  const props = { ...handlers, onSelect: selection.toggle, product, selected: selection.selected };
  return (
    <Card title={isSingle ? 'Price and stock' : 'Variants'}>
      <div className="grid gap-3">
        {error ? <Notice tone="critical" title={error} /> : null}
        <MissingVariants />
        {isSingle ? (
          <SingleVariant product={product} variant={only} {...handlers} />
        ) : (
          <>
            <SelectionBar selection={selection} />
            {isWide ? (
              <VariantGrid {...props} images={images} problems={problems} onSelectAll={selection.all} />
            ) : (
              <VariantCards {...props} variants={variants} />
            )}
          </>
        )}
      </div>
      {opened ? (
        <VariantSheet
          variant={opened}
          images={images}
          isDigital={product.isDigital}
          onCommit={handlers.onCommit}
          onChange={handlers.onChange}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {adjusted ? <StockDialog product={product} variant={adjusted} onClose={() => setAdjusting(undefined)} /> : null}
    </Card>
  );
}

/** Handlers that stay the same, so that rows that did not change are not drawn again. */
function useHandlers(
  setVariants: ReturnType<typeof useChoices>['setVariants'],
  onOpen: (id: string) => void,
  setAdjusting: (id: string) => void,
): Omit<VariantHandlers, 'onSelect'> {
  const [handlers] = useState(() => {
    const onChange = (id: string, changes: Partial<VariantForm>) =>
      setVariants((all) => all.map((variant) => (variant.id === id ? { ...variant, ...changes } : variant)));
    return {
      onChange,
      onCommit: (id: string, key: keyof VariantForm, text: string) => onChange(id, { [key]: text }),
      onOpen,
      onAdjust: ({ id }: AdminVariant) => setAdjusting(id),
    };
  });
  return handlers;
}
