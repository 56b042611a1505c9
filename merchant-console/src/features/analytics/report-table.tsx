import type { Report, ReportColumn, ReportRow } from '@smallshop/contract';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Change } from '../../ui/change.js';
import { cn } from '../../ui/class-names.js';
import { formatCell } from './report-cell.js';
import { stepLabel } from './period.js';
import { rowLabel } from './report-names.js';

const places = { product: 'products', customer: 'customers', category: 'categories' } as const;

/** Column sorted by, and whether the largest comes first; null: as the API gives them. */
type Sorting = { index: number; isDown: boolean } | null;

function sorted(rows: readonly ReportRow[], sorting: Sorting): readonly ReportRow[] {
  if (sorting === null) return rows;
  const value = (row: ReportRow) => row.values[sorting.index] ?? -Infinity;
  return rows.toSorted((one, other) => (sorting.isDown ? value(other) - value(one) : value(one) - value(other)));
}

interface HeadingProps {
  column: ReportColumn;
  sorting: Sorting;
  index: number;
  onSort: (sorting: Sorting) => void;
}

function Heading({ column, sorting, index, onSort }: HeadingProps) {
  const isSorted = sorting?.index === index;
  const Arrow = isSorted && !sorting.isDown ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sorting.isDown ? 'descending' : 'ascending') : undefined}
      className="px-3 py-2 text-right font-medium whitespace-nowrap"
    >
      <button
        type="button"
        title={column.meaning || undefined}
        onClick={() => onSort({ index, isDown: isSorted ? !sorting.isDown : true })}
        className="-mx-1 inline-flex items-center gap-1 rounded-md px-1 py-1 hover:text-ink"
      >
        {column.label}
        <Arrow aria-hidden className={cn('size-3.5', isSorted ? 'text-accent-text' : 'opacity-0')} />
      </button>
    </th>
  );
}

function RowName({ report, row }: { report: Report; row: ReportRow }) {
  const { home } = useShop();
  const isTime = report.rowLabel === 'Date';
  const label = isTime ? stepLabel(row.label, report.interval) : rowLabel(report.name, row.label);
  return (
    <>
      {row.target ? (
        <Link to={`${home}/${places[row.target.kind]}/${row.target.id}`} className="rounded-sm hover:underline">
          {label}
        </Link>
      ) : (
        label
      )}
      {row.note ? <span className="block text-xs font-normal text-ink-subtle">{row.note}</span> : null}
    </>
  );
}

const nameCell =
  'sticky left-0 max-w-44 min-w-32 bg-surface px-4 py-2.5 text-left font-medium wrap-anywhere md:max-w-96 md:px-5';

function Row({ report, row }: { report: Report; row: ReportRow }) {
  const mainIndex = report.columns.findIndex(({ id }) => id === report.mainColumn);
  return (
    <tr className="border-t border-line">
      <th scope="row" className={nameCell}>
        <RowName report={report} row={row} />
      </th>
      {report.columns.map(({ id, kind }, index) => (
        <td key={id} className="px-3 py-2.5 text-right whitespace-nowrap tabular-nums">
          {formatCell(row.values[index] ?? null, kind, report.currency)}
          {index === mainIndex && row.previous !== null ? (
            <span className="block text-xs">
              <Change current={row.values[index] ?? 0} previous={row.previous} against="before" />
            </span>
          ) : null}
        </td>
      ))}
    </tr>
  );
}

/** Every row of a report with its totals; headings sort, and the first column stays in sight. */
export function ReportTable({ report }: { report: Report }) {
  const [sorting, setSorting] = useState<Sorting>(null);
  const { columns, rows, totals, currency } = report;
  const hasTotals = totals.some((total) => total !== null);
  return (
    <div tabIndex={0} role="region" aria-label="Rows of the report" className="relative overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="text-[0.8125rem] text-ink-subtle">
          <tr>
            <th scope="col" className={cn(nameCell, 'py-2')}>
              {report.rowLabel}
            </th>
            {columns.map((column, index) => (
              <Heading key={column.id} column={column} index={index} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
          {hasTotals ? (
            <tr className="border-t border-line font-semibold text-ink">
              <th scope="row" className={cn(nameCell, 'bg-sunken font-semibold')}>
                Total
              </th>
              {columns.map(({ id, kind }, index) => (
                <td key={id} className="bg-sunken px-3 py-2.5 text-right whitespace-nowrap tabular-nums">
                  {formatCell(totals[index] ?? null, kind, currency)}
                </td>
              ))}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {sorted(rows, sorting).map((row) => (
            <Row key={row.key} report={report} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
