import type { Row as TableRow, Table } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { Checkbox } from '../checkbox.js';
import { cn } from '../class-names.js';
import type { Column, DataTableProps } from './data-table.js';
import { nextSort, sortDirection } from './sorting.js';

/** What both renderings of a table receive. */
export interface RenderedTableProps<Row> extends DataTableProps<Row> {
  table: Table<Row>;
  density: 'comfortable' | 'compact';
}

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: { column: Column<Row> } & Pick<DataTableProps<Row>, 'sort' | 'onSort'>) {
  const { sortKey } = column;
  const direction = sortKey ? sortDirection(sort, sortKey) : undefined;
  const Icon = direction ? icons[direction] : undefined;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={cn('px-3 font-medium', column.align === 'end' && 'text-right', column.wideOnly && 'max-xl:hidden')}
    >
      {sortKey && Icon ? (
        <button
          type="button"
          className={cn(
            '-mx-1.5 inline-flex h-8 items-center gap-1 rounded-md px-1.5 hover:bg-hover hover:text-ink',
            direction !== 'none' && 'text-ink',
          )}
          onClick={() => onSort(nextSort(sort, sortKey, column.sortFirst ?? 'ascending', column.sortOneWay))}
        >
          {column.header}
          <Icon className={cn('size-3.5', direction === 'none' && 'opacity-45')} aria-hidden />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function SelectAll<Row>({ table }: { table: Table<Row> }) {
  const checked = table.getIsAllRowsSelected() || (table.getIsSomeRowsSelected() && 'indeterminate');
  return (
    <th scope="col" className="w-10 pl-4">
      <Checkbox
        aria-label="Select all rows shown"
        checked={checked}
        onCheckedChange={(next) => table.toggleAllRowsSelected(next === true)}
      />
    </th>
  );
}

const isInteractive = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('a, button, input, label') !== null;

function BodyRow<Row>({ row, props }: { row: TableRow<Row>; props: RenderedTableProps<Row> }) {
  const navigate = useNavigate();
  const open = (event: MouseEvent) => {
    if (!isInteractive(event.target) && !getSelection()?.toString()) void navigate(props.rowHref(row.original));
  };
  const visible = props.columns.filter(({ id }) => row.getVisibleCells().some(({ column }) => column.id === id));
  return (
    <tr
      onClick={open}
      className={cn(
        'cursor-pointer border-t border-line hover:bg-hover/55',
        row.getIsSelected() && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {props.bulkActions ? (
        <td className="w-10 pl-4">
          <Checkbox
            aria-label="Select row"
            checked={row.getIsSelected()}
            onCheckedChange={(checked) => row.toggleSelected(checked === true)}
          />
        </td>
      ) : null}
      {visible.map((column) => (
        <td
          key={column.id}
          className={cn(
            'px-3 first:pl-4 last:pr-4',
            props.density === 'compact' ? 'h-9.5' : 'h-14',
            column.align === 'end' && 'text-right tabular-nums',
            column.wideOnly && 'max-xl:hidden',
          )}
        >
          {column.cell(row.original)}
        </td>
      ))}
    </tr>
  );
}

/** The table from 768 px up; its header stays in sight while the page scrolls. */
export function DesktopTable<Row>(props: RenderedTableProps<Row>) {
  const { table, columns, label } = props;
  const shown = new Set(table.getVisibleLeafColumns().map(({ id }) => id));
  return (
    <table className="w-full border-collapse text-left text-sm" data-density={props.density}>
      <caption className="sr-only">{label}</caption>
      <thead className="sticky top-0 z-10 bg-sunken text-[0.8125rem] text-ink-subtle">
        <tr className="h-9.5 [&>th]:border-y [&>th]:border-line [&>th:first-child]:pl-4 [&>th:last-child]:pr-4">
          {props.bulkActions ? <SelectAll table={table} /> : null}
          {columns
            .filter(({ id }) => shown.has(id))
            .map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
        </tr>
      </thead>
      <tbody className="[&>tr:first-child]:border-t-0">
        {table.getRowModel().rows.map((row) => (
          <BodyRow key={row.id} row={row} props={props} />
        ))}
      </tbody>
    </table>
  );
}
