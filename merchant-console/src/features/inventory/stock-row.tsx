import type { StockRow } from '@smallshop/contract';
import { Link } from 'react-router';
import { ProductThumb } from '../../ui/product-thumb.js';
import type { Column } from '../../ui/table/data-table.js';
import { StockState, variantLine } from './stock-state.js';

interface RowProps {
  row: StockRow;
  home: string;
  /** Opens the adjustment; undefined for people who may only look. */
  onAdjust: ((row: StockRow) => void) | undefined;
}

function OnHand({ row, onAdjust }: Omit<RowProps, 'home'>) {
  if (!onAdjust) return <span className="tabular-nums">{row.onHand}</span>;
  return (
    <button
      type="button"
      onClick={() => onAdjust(row)}
      aria-label={`Adjust ${row.title} ${row.sku}: ${row.onHand} on hand`}
      className="inline-flex h-8 min-w-14 items-center justify-end rounded-control border border-line bg-surface px-2.5 tabular-nums shadow-card hover:bg-hover max-md:h-11"
    >
      {row.onHand}
    </button>
  );
}

const figure = (units: number) => (units === 0 ? <span className="text-ink-subtle">0</span> : units);

const cells = (home: string): Column<StockRow>[] => [
  {
    id: 'title',
    header: 'Item',
    sortKey: 'title',
    fixed: true,
    cell: (row) => (
      <span className="flex items-center gap-3">
        <ProductThumb image={row.image} className="[[data-density=compact]_&]:size-7" />
        <span className="min-w-0">
          <Link
            to={`${home}/inventory/variants/${row.variantId}`}
            className="line-clamp-1 rounded-sm font-medium wrap-anywhere hover:underline"
          >
            {row.title}
          </Link>
          <span className="line-clamp-1 text-[0.8125rem] text-ink-subtle wrap-anywhere [[data-density=compact]_&]:hidden">
            {variantLine(row)}
          </span>
        </span>
      </span>
    ),
  },
  { id: 'state', header: 'State', cell: (row) => <StockState row={row} /> },
  { id: 'incoming', header: 'Incoming', align: 'end', wideOnly: true, cell: (row) => figure(row.incoming) },
  { id: 'reserved', header: 'Reserved', align: 'end', wideOnly: true, cell: (row) => figure(row.reserved) },
  { id: 'free', header: 'Free', align: 'end', sortKey: 'free', cell: (row) => figure(row.free) },
];

/** Columns of the inventory grid. */
export const stockColumns = (home: string, onAdjust: RowProps['onAdjust']): Column<StockRow>[] => [
  ...cells(home),
  {
    id: 'onHand',
    header: 'On hand',
    align: 'end',
    sortKey: 'onHand',
    sortFirst: 'descending',
    cell: (row) => <OnHand row={row} onAdjust={onAdjust} />,
  },
];

/** The same row for phones. */
export function StockCard({ row, home, onAdjust }: RowProps) {
  return (
    <div className="flex items-center gap-3">
      <Link
        to={`${home}/inventory/variants/${row.variantId}`}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-control"
      >
        <ProductThumb image={row.image} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{row.title}</span>
          <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(row)}</span>
          <span className="mt-1 flex flex-wrap items-center gap-1.5 text-[0.8125rem] text-ink-muted tabular-nums">
            {row.free} free
            <StockState row={row} />
          </span>
        </span>
      </Link>
      <OnHand row={row} onAdjust={onAdjust} />
    </div>
  );
}
