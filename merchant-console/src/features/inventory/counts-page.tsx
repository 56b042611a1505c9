import { countListQuery, listCounts, type StockCount } from '@smallshop/contract';
import { ClipboardList, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { useListState } from '../../ui/use-list-state.js';
import type { View } from '../../ui/view-tabs.js';
import { CountBadge, countLooks } from './count-status.js';
import { NewCountDialog } from './new-count-dialog.js';
import { WorkList } from './work-list.js';

const filterIds = ['status'] as const;
const views: readonly View[] = [
  { label: 'All', filters: {} },
  ...Object.entries(countLooks).map(([status, { label }]) => ({ label, filters: { status } })),
];

function useCounts(status: string | undefined) {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('inventory', 'counts', status), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    const query = countListQuery.safeParse({ status, ...page }).data ?? countListQuery.parse(page);
    return api.call(listCounts, { query });
  });
}

function Row({ count, home }: { count: StockCount; home: string }) {
  const { id, number, location, category, status, counted, lines, different, createdAt, createdBy } = count;
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to={`${home}/inventory/counts/${id}`}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover/55 md:px-5"
      >
        <span className="min-w-0 flex-1 basis-56">
          <span className="block text-sm font-medium">
            Count {number}: {location.name}
            {category ? `, ${category.name}` : ''}
          </span>
          <span className="block text-[0.8125rem] text-ink-subtle">
            <DateTime value={createdAt} /> · {createdBy}
          </span>
        </span>
        <span className="text-sm text-ink-muted tabular-nums">
          {counted} of {lines} counted, {different} differ
        </span>
        <CountBadge status={status} />
      </Link>
    </li>
  );
}

/** Counts of the shop, newest first. */
export function CountsPage() {
  const { home, can } = useShop();
  const list = useListState(filterIds);
  const counts = useCounts(list.filter('status'));
  const [isBeginning, setBeginning] = useState(false);
  const add = can('stock.write') ? (
    <Button tone="primary" onClick={() => setBeginning(true)}>
      <Plus aria-hidden />
      New count
    </Button>
  ) : null;
  const empty = (
    <EmptyState icon={ClipboardList} title="No counts yet" action={add}>
      Go along the shelves with a scanner or by hand, several people at once. Selling goes on; only differences are
      applied.
    </EmptyState>
  );
  return (
    <>
      <WorkList
        noun="counts"
        list={counts}
        isNarrowed={list.isNarrowed}
        views={views}
        actions={add}
        empty={empty}
        row={(count) => <Row key={count.id} count={count} home={home} />}
      />
      {isBeginning ? <NewCountDialog onClose={() => setBeginning(false)} /> : null}
    </>
  );
}
