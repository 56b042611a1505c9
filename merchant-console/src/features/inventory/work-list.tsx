import type { ReactNode } from 'react';
import { Card } from '../../ui/card.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { InventoryTabs } from './inventory-tabs.js';

interface WorkListProps<Row> {
  /** What is listed, in the plural: counts, transfers. */
  noun: string;
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
  isNarrowed: boolean;
  views: readonly View[];
  actions: ReactNode;
  empty: ReactNode;
  row: (row: Row) => ReactNode;
}

/** Work on stock that goes on for a while, newest first. */
export function WorkList<Row>({ noun, list, isNarrowed, views, actions, empty, row }: WorkListProps<Row>) {
  return (
    <>
      <PageHeader title="Inventory" actions={actions} />
      <InventoryTabs />
      <ViewTabs views={views} filterIds={['status']} />
      <Card flush>
        {listPlaceholder({ list, isNarrowed, empty, noun }) ?? (
          <>
            <ul aria-label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}`}>{list.rows.map(row)}</ul>
            <LoadMore
              shown={list.rows.length}
              total={list.total}
              noun={noun}
              hasMore={list.hasMore}
              loading={list.isLoadingMore}
              onLoadMore={list.loadMore}
            />
          </>
        )}
      </Card>
    </>
  );
}
