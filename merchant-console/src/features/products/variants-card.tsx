import type { AdminProduct, AdminVariant } from '@smallshop/contract';
import { useState } from 'react';
import { Card } from '../../ui/card.js';
import { useMediaQuery } from '../../ui/use-media-query.js';
import { StockDialog } from './stock-dialog.js';
import { ActiveField, AmountField, SkuField, StockButton } from './variant-fields.js';

interface VariantsProps {
  product: AdminProduct;
  onAdjust: (variant: AdminVariant) => void;
}

function SingleVariant({ product, variant, onAdjust }: VariantsProps & { variant: AdminVariant }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <AmountField index={0} name="price" label="Price" />
      <AmountField
        index={0}
        name="compareAt"
        label="Former price"
        hint="Shown crossed out beside the price. Leave empty when there is none."
      />
      <AmountField index={0} name="cost" label="Cost" hint="What one unit costs you; never shown to shoppers." />
      <SkuField index={0} label="SKU" />
      <div className="grid content-start justify-items-start gap-1.5">
        <span className="text-[0.8125rem] font-medium">Stock</span>
        <StockButton product={product} variant={variant} onAdjust={onAdjust} />
      </div>
    </div>
  );
}

function VariantTable({ product, onAdjust }: VariantsProps) {
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-[0.8125rem] text-ink-subtle">
        <tr className="[&>th]:px-1.5 [&>th]:pb-2 [&>th]:font-medium">
          <th scope="col">Variant</th>
          <th scope="col">Price</th>
          <th scope="col">Former price</th>
          <th scope="col">SKU</th>
          <th scope="col">Stock</th>
          <th scope="col">On sale</th>
        </tr>
      </thead>
      <tbody>
        {product.variants.map((variant, index) => (
          <tr key={variant.id} className="border-t border-line align-top [&>td]:px-1.5 [&>td]:py-2">
            <th scope="row" className="min-w-28 px-1.5 py-2 pt-4 font-medium">
              {variant.title}
            </th>
            <td className="w-34">
              <AmountField index={index} name="price" label={`Price of ${variant.title}`} hideLabel />
            </td>
            <td className="w-34">
              <AmountField index={index} name="compareAt" label={`Former price of ${variant.title}`} hideLabel />
            </td>
            <td className="min-w-32">
              <SkuField index={index} label={`SKU of ${variant.title}`} hideLabel />
            </td>
            <td>
              <StockButton product={product} variant={variant} onAdjust={onAdjust} />
            </td>
            <td className="w-16">
              <span className="grid h-9 place-items-center">
                <ActiveField index={index} label={`${variant.title} is on sale`} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VariantCards({ product, onAdjust }: VariantsProps) {
  return (
    <ul className="grid gap-4">
      {product.variants.map((variant, index) => (
        <li key={variant.id} className="grid gap-3 rounded-control border border-line p-3">
          <div className="flex items-center justify-between gap-3">
            <h3 className="text-sm font-semibold">{variant.title}</h3>
            <span className="flex items-center gap-2.5 text-[0.8125rem] text-ink-muted">
              On sale
              <ActiveField index={index} label={`${variant.title} is on sale`} />
            </span>
          </div>
          <div className="grid grid-cols-2 gap-3">
            <AmountField index={index} name="price" label="Price" />
            <AmountField index={index} name="compareAt" label="Former price" />
          </div>
          <SkuField index={index} label="SKU" />
          <div>
            <StockButton product={product} variant={variant} onAdjust={onAdjust} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Prices, SKUs and stock: plain fields for a single variant, a grid for several, cards on phones. */
export function VariantsCard({ product }: { product: AdminProduct }) {
  const [adjusting, setAdjusting] = useState<string>();
  const isWide = useMediaQuery('(width >= 80rem)');
  const onAdjust = ({ id }: AdminVariant) => setAdjusting(id);
  const variant = product.variants.find(({ id }) => id === adjusting);
  const [only] = product.variants;
  const Several = isWide ? VariantTable : VariantCards;
  return (
    <Card title={product.variants.length > 1 ? 'Variants' : 'Price and stock'}>
      {product.variants.length === 1 && only ? (
        <SingleVariant product={product} variant={only} onAdjust={onAdjust} />
      ) : (
        <Several product={product} onAdjust={onAdjust} />
      )}
      {variant ? <StockDialog product={product} variant={variant} onClose={() => setAdjusting(undefined)} /> : null}
    </Card>
  );
}
