import type { ReactNode } from 'react';
import { FilterBar, type Filter } from '../filter-bar.js';
import { listPlaceholder } from '../list-placeholder.js';
import type { useListState } from '../use-list-state.js';
import { DataTable, type DataTableProps } from './data-table.js';
import { LoadMore } from './load-more.js';
import type { Sort } from './sorting.js';

interface ListTableProps<Row> extends Pick<
  DataTableProps<Row>,
  'name' | 'label' | 'columns' | 'rowId' | 'rowHref' | 'card' | 'bulkActions'
> {
  /** What the address says of the list. */
  state: ReturnType<typeof useListState>;
  /** The rows read so far, as `useCursorList` gives them. */
  list: {
    readonly rows: readonly Row[];
    readonly total: number | undefined;
    readonly isLoading: boolean;
    readonly error: Error | null;
    readonly retry: () => void;
    readonly hasMore: boolean;
    readonly isLoadingMore: boolean;
    readonly loadMore: () => void;
  };
  /** What is listed, in the plural. */
  noun: string;
  searchLabel: string;
  filters?: Filter[];
  /** Order where the address names none; a list without it cannot be sorted. */
  defaultSort?: Sort;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
}

/** A whole list: search, filters, the table, what stands there while it is empty, and more on demand. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { state, list, noun, searchLabel, filters = [], defaultSort, empty, ...table } = props;
  return (
    <DataTable
      {...table}
      rows={list.rows}
      sort={defaultSort && (state.sort ?? defaultSort)}
      onSort={state.setSort}
      toolbar={
        <FilterBar
          search={{ label: searchLabel, value: state.q, onChange: state.setQuery }}
          filters={filters}
          onClear={state.clearFilters}
        />
      }
      placeholder={listPlaceholder({ list, isNarrowed: state.isNarrowed, empty, noun })}
      footer={
        <LoadMore
          shown={list.rows.length}
          total={list.total}
          noun={noun}
          hasMore={list.hasMore}
          loading={list.isLoadingMore}
          onLoadMore={list.loadMore}
        />
      }
    />
  );
}
