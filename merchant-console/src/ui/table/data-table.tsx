import { getCoreRowModel, useReactTable, type RowSelectionState, type Table } from '@tanstack/react-table';
import { useMemo, useState, type ReactNode } from 'react';
import { useMediaQuery } from '../use-media-query.js';
import { BulkBar } from './bulk-bar.js';
import { DesktopTable } from './desktop-table.js';
import { PhoneCards } from './phone-cards.js';
import type { Sort } from './sorting.js';
import { TableOptions } from './table-options.js';
import { useTablePreferences } from './table-preferences.js';

/** A column of a `DataTable`. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Field the API sorts by; no sorting without it. */
  sortKey?: string;
  /** Direction of the first press. */
  sortFirst?: 'ascending' | 'descending';
  /** The API sorts by it in the first direction only. */
  sortOneWay?: boolean;
  /** Figures go to the right. */
  align?: 'end';
  /** Left out below 1280 px. */
  wideOnly?: boolean;
  /** The column that names the row cannot be hidden. */
  fixed?: boolean;
}

/** What a `DataTable` shows and how it reports what people do with it. */
export interface DataTableProps<Row> {
  /** Names the table for screen readers and its stored preferences. */
  name: string;
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Where a row leads; the first column should hold the same link for the keyboard. */
  rowHref: (row: Row) => string;
  /** The same row for phones. */
  card: (row: Row) => ReactNode;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  /** Buttons for the selected rows; no selection without it. */
  bulkActions?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Left of the table's options: search and filters. */
  toolbar: ReactNode;
  /** What stands below the rows, such as "load more". */
  footer?: ReactNode;
  /** Replaces the rows while there are none. */
  placeholder?: ReactNode;
}

function useRows<Row>(
  { rows, columns, rowId, bulkActions }: DataTableProps<Row>,
  hidden: readonly string[],
): Table<Row> {
  const [rowSelection, onRowSelectionChange] = useState<RowSelectionState>({});
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(() => columns.map(({ id, header }) => ({ id, header })), [columns]);
  return useReactTable<Row>({
    data,
    columns: definitions,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    manualPagination: true,
    enableRowSelection: bulkActions !== undefined,
    onRowSelectionChange,
    state: { rowSelection, columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])) },
  });
}

/** A list that sorts, selects, hides columns and becomes cards on phones. Sorting and paging are the API's. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { preferences, change } = useTablePreferences(props.name);
  const isWide = useMediaQuery('(width >= 48rem)');
  const table = useRows(props, preferences.hidden);
  const selected = table.getSelectedRowModel().rows.map(({ original }) => original);
  const clear = () => table.resetRowSelection(true);
  const Rows = isWide ? DesktopTable : PhoneCards;
  return (
    <div className="rounded-card border border-line bg-surface shadow-card">
      <div className="flex items-start gap-2 p-3">
        <div className="min-w-0 flex-1">{props.toolbar}</div>
        {isWide ? <TableOptions columns={props.columns} preferences={preferences} onChange={change} /> : null}
      </div>
      {props.placeholder ? (
        <div className="border-t border-line">{props.placeholder}</div>
      ) : (
        <Rows {...props} table={table} density={preferences.density} />
      )}
      {props.footer}
      {selected.length > 0 && props.bulkActions ? (
        <BulkBar count={selected.length} onClear={clear}>
          {props.bulkActions(selected, clear)}
        </BulkBar>
      ) : null}
    </div>
  );
}
