import type { AdminPromotionRow } from '@smallshop/contract';
import { Plus, TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { DataTable, type Column } from '../../ui/table/data-table.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Input } from '../../ui/text-input.js';
import { useListState } from '../../ui/use-list-state.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { PriceListDates } from '../prices/price-list-state.js';
import { kindNames } from './discount-draft.js';
import { DiscountBadge, methodText } from './discount-state.js';
import { NewDiscountDialog } from './new-discount-dialog.js';
import { useDiscounts } from './use-discounts.js';

const filterIds = ['status'];
const views: readonly View[] = [
  { label: 'All', filters: {} },
  { label: 'Active', filters: { status: 'active' } },
  { label: 'Scheduled', filters: { status: 'scheduled' } },
  { label: 'Expired', filters: { status: 'expired' } },
  { label: 'Paused', filters: { status: 'paused' } },
];

const columnsFor = (home: string): Column<AdminPromotionRow>[] => [
  {
    id: 'name', header: 'Discount', fixed: true,
    cell: (row) => <Link to={`${home}/discounts/${row.id}`} className="line-clamp-1 w-fit rounded-sm font-medium wrap-anywhere hover:underline">{row.name}</Link>,
  },
  { id: 'status', header: 'Status', cell: (row) => <DiscountBadge status={row.status} /> },
  { id: 'method', header: 'Method', cell: (row) => methodText(row) },
  { id: 'kind', header: 'Type', cell: (row) => <span className="text-ink-muted">{kindNames[row.kind]}</span> },
  { id: 'uses', header: 'Used', align: 'end', cell: ({ uses }) => uses },
  { id: 'dates', header: 'When', wideOnly: true, cell: (row) => <span className="whitespace-nowrap text-ink-muted"><PriceListDates {...row} /></span> },
]; // prettier-ignore

const DiscountCard = ({ row, home }: { row: AdminPromotionRow; home: string }) => (
  <Link to={`${home}/discounts/${row.id}`} className="grid gap-1 rounded-control">
    <span className="flex items-center justify-between gap-3 text-sm font-medium">
      <span className="line-clamp-2 wrap-anywhere">{row.name}</span>
      <DiscountBadge status={row.status} />
    </span>
    <span className="text-[0.8125rem] text-ink-subtle">
      {methodText(row)} · {kindNames[row.kind]} · used {row.uses} {row.uses === 1 ? 'time' : 'times'}
    </span>
  </Link>
);

/** Everything that takes something off carts: by a code or by itself. */
export function DiscountsPage() {
  const { home, can } = useShop();
  const state = useListState(filterIds);
  const list = useDiscounts(state.q, state.filter('status'));
  const [isAdding, setAdding] = useState(false);
  const add = can('promotions.write') ? (
    <Button tone="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a discount
    </Button>
  ) : null;
  const { rows, total, hasMore, isLoadingMore, loadMore } = list;
  return (
    <>
      <PageHeader title="Discounts" actions={add} />
      <ViewTabs views={views} filterIds={filterIds} />
      <DataTable
        name="discounts"
        label="Discounts"
        rows={rows}
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/discounts/${id}`}
        card={(row) => <DiscountCard row={row} home={home} />}
        sort={undefined}
        onSort={() => undefined}
        toolbar={
          <Input
            type="search"
            aria-label="Search discounts"
            placeholder="Name or code"
            defaultValue={state.q}
            onChange={(event) => state.setQuery(event.target.value)}
          />
        }
        footer={
          <LoadMore
            {...{ total, hasMore, shown: rows.length, noun: 'discounts', loading: isLoadingMore, onLoadMore: loadMore }}
          />
        }
        placeholder={listPlaceholder({
          list,
          isNarrowed: state.q !== '' || state.filter('status') !== undefined,
          empty: (
            <EmptyState icon={TicketPercent} title="No discounts yet" action={add}>
              A discount takes something off a cart: by a code that shoppers enter, or by itself.
            </EmptyState>
          ),
          noun: 'discounts',
        })}
      />
      {isAdding ? <NewDiscountDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
