import { lowStockThreshold, type AdminProductRow } from '@smallshop/contract';
import { Link } from 'react-router';
import { cn } from '../../ui/class-names.js';
import { formatMoney } from '../../ui/money.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import type { Column } from '../../ui/table/data-table.js';
import { DateTime } from '../../ui/date-time.js';
import { ProductBadge } from './product-status.js';

/** The price, or the span from the cheapest variant to the dearest. */
function priceRange({ price, priceMax }: Pick<AdminProductRow, 'price' | 'priceMax'>): string {
  if (!price) return 'No price';
  const low = formatMoney(price);
  return priceMax && priceMax.amount !== price.amount ? `${low} – ${formatMoney(priceMax)}` : low;
}

function Stock({ product }: { product: AdminProductRow }) {
  if (product.isDigital) return <span className="text-ink-subtle">Unlimited</span>;
  const isLow = product.stockFree <= lowStockThreshold;
  return (
    <span className={cn(isLow && 'font-medium', product.stockFree <= 0 ? 'text-critical' : isLow && 'text-caution')}>
      {product.stockFree <= 0 ? 'Sold out' : `${product.stockFree} free`}
    </span>
  );
}

/** Columns of the product list. */
export const productColumns = (home: string): Column<AdminProductRow>[] => [
  {
    id: 'title',
    header: 'Product',
    sortKey: 'title',
    fixed: true,
    cell: (product) => (
      <span className="flex items-center gap-3">
        <ProductThumb image={product.image} className="[[data-density=compact]_&]:size-7" />
        <span className="min-w-0">
          <Link to={`${home}/products/${product.id}`} className="line-clamp-1 rounded-sm font-medium wrap-anywhere hover:underline">
            {product.title}
          </Link>
          {product.variantCount > 1 ? (
            <span className="block text-[0.8125rem] text-ink-subtle [[data-density=compact]_&]:hidden">{product.variantCount} variants</span>
          ) : null}
        </span>
      </span>
    ),
  },
  { id: 'status', header: 'Status', cell: (product) => <ProductBadge product={product} /> },
  { id: 'stock', header: 'Stock', align: 'end', sortKey: 'stock', cell: (product) => <Stock product={product} /> },
  { id: 'price', header: 'Price', align: 'end', sortKey: 'price', cell: (product) => <span className="whitespace-nowrap">{priceRange(product)}</span> },
  { id: 'categories', header: 'Categories', wideOnly: true, cell: ({ categories }) => <span className="line-clamp-1 text-ink-muted">{categories.join(', ')}</span> },
  { id: 'updated', header: 'Changed', sortKey: 'updatedAt', sortFirst: 'descending', wideOnly: true, cell: ({ updatedAt }) => <span className="whitespace-nowrap text-ink-muted"><DateTime value={updatedAt} /></span> },
]; // prettier-ignore

/** A product on a phone. */
export const ProductCard = ({ product, home }: { product: AdminProductRow; home: string }) => (
  <Link to={`${home}/products/${product.id}`} className="flex items-center gap-3 rounded-control">
    <ProductThumb image={product.image} className="size-13" />
    <span className="min-w-0 flex-1">
      <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{product.title}</span>
      <span className="mt-1 flex flex-wrap items-center gap-2 text-[0.8125rem] tabular-nums">
        <ProductBadge product={product} />
        <Stock product={product} />
      </span>
    </span>
    <span className="self-start text-sm font-medium whitespace-nowrap tabular-nums">
      {product.price ? formatMoney(product.price) : '–'}
    </span>
  </Link>
);
