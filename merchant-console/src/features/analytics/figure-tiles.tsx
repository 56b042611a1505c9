import type { SalesFigures, SalesOverview } from '@smallshop/contract';
import { Change } from '../../ui/change.js';
import { cn } from '../../ui/class-names.js';
import { formatMoney } from '../../ui/money.js';

interface Tile {
  label: string;
  meaning: string;
  isMoney?: keyof SalesFigures;
  value: (figures: SalesFigures) => number | null;
}

const money = (id: Exclude<keyof SalesFigures, 'orders' | 'returningShare'>) => ({
  isMoney: id,
  value: (figures: SalesFigures) => figures[id].amount,
});

const sales: readonly Tile[] = [
  { label: 'Gross sales', meaning: 'Price × units, without tax', ...money('grossSales') },
  { label: 'Discounts', meaning: 'Taken off goods', ...money('discounts') },
  { label: 'Returns', meaning: 'Given back for goods', ...money('returns') },
  { label: 'Net sales', meaning: 'Gross sales − discounts − returns', ...money('netSales') },
  { label: 'Shipping', meaning: 'Charged less given back', ...money('shipping') },
  { label: 'Taxes', meaning: 'Taken less given back', ...money('taxes') },
  { label: 'Total sales', meaning: 'Net sales + shipping + taxes', ...money('totalSales') },
];
const orders: readonly Tile[] = [
  { label: 'Orders', meaning: 'Without cancelled ones', value: (figures) => figures.orders },
  { label: 'Average order', meaning: '(Gross sales − discounts) ÷ orders', ...money('averageOrder') },
  {
    label: 'Returning customers',
    meaning: 'Orders of people who had ordered before',
    value: (figures) => figures.returningShare,
  },
];

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat();

function written(tile: Tile, value: number | null, { totalSales }: SalesFigures): string {
  if (value === null) return '–';
  if (tile.isMoney !== undefined) return formatMoney({ amount: value, currency: totalSales.currency });
  return tile.label === 'Orders' ? whole.format(value) : percent.format(value);
}

function Figure({ tile, overview }: { tile: Tile; overview: SalesOverview }) {
  const value = tile.value(overview.current);
  const before = overview.previous === null ? null : tile.value(overview.previous);
  return (
    <div className="grid content-start gap-0.5 bg-surface px-4 py-3.5">
      <dt className="text-[0.8125rem] font-medium text-ink-muted">{tile.label}</dt>
      <dd
        className={cn(
          'text-xl leading-tight font-semibold tracking-[-0.02em] tabular-nums',
          tile.label === 'Total sales' && 'text-accent-text',
        )}
      >
        {written(tile, value, overview.current)}
      </dd>
      {before !== null && value !== null ? (
        <dd>
          <Change current={value} previous={before} against="before" />
        </dd>
      ) : null}
      <dd className="text-xs text-ink-subtle">{tile.meaning}</dd>
    </div>
  );
}

/** From gross sales to total sales, each beside the period before, each saying what it is. */
export const FigureTiles = ({ overview }: { overview: SalesOverview }) => (
  <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line shadow-card md:grid-cols-3 xl:grid-cols-5">
    {[...sales, ...orders].map((tile) => (
      <Figure key={tile.label} tile={tile} overview={overview} />
    ))}
  </dl>
);
