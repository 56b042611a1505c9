import type { AdminProduct } from '@smallshop/contract';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { VariantField } from './variant-cell.js';
import { cells, isNew, type VariantForm } from './variant-form.js';
import { nameOf, type VariantHandlers } from './variant-grid.js';
import { StockButton } from './variant-stock.js';

interface CardsProps extends VariantHandlers {
  product: AdminProduct;
  variants: readonly VariantForm[];
  selected: ReadonlySet<string>;
}

interface StockProps extends Pick<VariantHandlers, 'onCommit' | 'onAdjust'> {
  product: AdminProduct;
  variant: VariantForm;
}

/** Units of a variant: those of a new one are typed, those of others adjusted. */
export function VariantStock({ product, variant, onCommit, onAdjust }: StockProps) {
  const saved = product.variants.find(({ id }) => id === variant.id);
  if (product.isDigital) return <span className="text-sm text-ink-subtle">Unlimited</span>;
  if (isNew(variant) || !saved) return <VariantField variant={variant} cell={cells.stock} onCommit={onCommit} />;
  return <StockButton variant={saved} onAdjust={onAdjust} />;
}

/** Variants on a phone: a card each. */
export function VariantCards({
  product,
  variants,
  selected,
  onCommit,
  onChange,
  onSelect,
  onOpen,
  onAdjust,
}: CardsProps) {
  return (
    <ul className="grid gap-4">
      {variants.map((variant) => (
        <li key={variant.id} className="grid gap-3 rounded-control border border-line p-3">
          <div className="flex items-center justify-between gap-3">
            <label className="flex min-h-8 items-center gap-2.5 text-sm font-semibold">
              <Checkbox
                checked={selected.has(variant.id)}
                onCheckedChange={(checked) => onSelect(variant.id, checked === true)}
              />
              {nameOf(variant)}
            </label>
            <label className="flex items-center gap-2.5 text-[0.8125rem] text-ink-muted">
              On sale
              <Checkbox
                checked={variant.isActive}
                onCheckedChange={(checked) => onChange(variant.id, { isActive: checked === true })}
              />
            </label>
          </div>
          <div className="grid grid-cols-2 gap-3">
            <VariantField variant={variant} cell={{ ...cells.price, hint: undefined }} onCommit={onCommit} />
            <VariantField variant={variant} cell={{ ...cells.compareAt, hint: undefined }} onCommit={onCommit} />
          </div>
          <VariantField variant={variant} cell={cells.sku} onCommit={onCommit} />
          <div className="flex items-end justify-between gap-3">
            <VariantStock product={product} variant={variant} onCommit={onCommit} onAdjust={onAdjust} />
            <Button size="small" onClick={() => onOpen(variant.id)}>
              More
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
