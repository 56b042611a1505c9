import type { AdminProduct, AdminVariant } from '@smallshop/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Select } from '../../ui/text-input.js';
import { useVariantStock } from '../inventory/adjust-dialog.js';
import { LevelsTable } from '../inventory/levels-table.js';

function Levels({ variant }: { variant: AdminVariant }) {
  const { home } = useShop();
  const stock = useVariantStock(variant.id);
  if (stock.error) return <ErrorState error={stock.error} onRetry={() => void stock.refetch()} />;
  if (!stock.data) return <LoadingBlock label="Loading the stock" rows={3} />;
  return (
    <div className="grid gap-3">
      <LevelsTable stock={stock.data} />
      <p className="text-sm text-ink-muted">
        {stock.data.backorderPolicy === 'allow' ? 'Sold on when sold out.' : 'Not sold when sold out.'} Running low at{' '}
        {stock.data.threshold} or fewer.{' '}
        <Link
          to={`${home}/inventory/variants/${variant.id}`}
          className="rounded-sm font-medium text-accent-text underline underline-offset-2"
        >
          History and rules
        </Link>
      </p>
    </div>
  );
}

/** Where a product's units are, variant by variant. */
export function StockPanel({ product }: { product: AdminProduct }) {
  const [chosen, setChosen] = useState<string>();
  const variant = product.variants.find(({ id }) => id === chosen) ?? product.variants[0];
  if (product.isDigital || !variant) return null;
  return (
    <Card
      title="Stock"
      action={
        product.variants.length > 1 ? (
          <Select
            aria-label="Variant"
            value={variant.id}
            onChange={(event) => setChosen(event.target.value)}
            className="w-auto max-w-48"
          >
            {product.variants.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        ) : undefined
      }
    >
      <Levels variant={variant} />
    </Card>
  );
}
