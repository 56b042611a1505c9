import type { PriceList } from '@smallshop/contract';
import { BadgePercent, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { DataTable, type Column } from '../../ui/table/data-table.js';
import { NewPriceListDialog } from './new-price-list-dialog.js';
import { adjustmentText, PriceListBadge, PriceListDates } from './price-list-state.js';
import { usePriceLists } from './use-price-lists.js';

const forWhom = ({ group }: PriceList): string => group?.name ?? 'Everybody';

const columnsFor = (home: string): Column<PriceList>[] => [
  {
    id: 'name', header: 'Price list', fixed: true,
    cell: (list) => <Link to={`${home}/price-lists/${list.id}`} className="line-clamp-1 w-fit rounded-sm font-medium wrap-anywhere hover:underline">{list.name}</Link>,
  },
  { id: 'state', header: 'Status', cell: (list) => <PriceListBadge state={list.state} /> },
  { id: 'group', header: 'For', cell: (list) => <span className="text-ink-muted">{forWhom(list)}</span> },
  { id: 'currency', header: 'Currency', cell: ({ currency }) => currency },
  { id: 'change', header: 'Prices', cell: (list) => <span className="text-ink-muted">{adjustmentText(list)}</span> },
  { id: 'variants', header: 'Variants', align: 'end', cell: ({ variantCount }) => variantCount },
  { id: 'dates', header: 'When', wideOnly: true, cell: (list) => <span className="whitespace-nowrap text-ink-muted"><PriceListDates {...list} /></span> },
  { id: 'priority', header: 'Priority', align: 'end', wideOnly: true, cell: ({ priority }) => priority },
]; // prettier-ignore

const PriceListCard = ({ list, home }: { list: PriceList; home: string }) => (
  <Link to={`${home}/price-lists/${list.id}`} className="grid gap-1 rounded-control">
    <span className="flex items-center justify-between gap-3 text-sm font-medium">
      <span className="line-clamp-2 wrap-anywhere">{list.name}</span>
      <PriceListBadge state={list.state} />
    </span>
    <span className="text-[0.8125rem] text-ink-subtle">
      {forWhom(list)} · {list.currency} · {adjustmentText(list)} · <PriceListDates {...list} />
    </span>
  </Link>
);

/** Prices that differ from the base price: for groups, for a time, in another currency. */
export function PriceListsPage() {
  const { home, can } = useShop();
  const lists = usePriceLists();
  const [isAdding, setAdding] = useState(false);
  const add = can('catalog.write') ? (
    <Button tone="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a price list
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title="Price lists" actions={add} />
      <DataTable
        name="price-lists"
        label="Price lists"
        rows={lists.data?.items ?? []}
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/price-lists/${id}`}
        card={(list) => <PriceListCard list={list} home={home} />}
        sort={undefined}
        onSort={() => undefined}
        toolbar={
          <p className="px-1 pt-1.5 text-[0.8125rem] text-pretty text-ink-subtle">
            Of the lists a shopper could pay by, the one of the highest priority decides.
          </p>
        }
        placeholder={listPlaceholder({
          list: {
            rows: lists.data?.items ?? [],
            isLoading: lists.isPending,
            error: lists.error,
            retry: () => void lists.refetch(),
          },
          isNarrowed: false,
          empty: (
            <EmptyState icon={BadgePercent} title="No price lists yet" action={add}>
              A price list makes a sale for a week, trade prices for a customer group, or prices of their own in another
              currency.
            </EmptyState>
          ),
          noun: 'price lists',
        })}
      />
      {isAdding ? <NewPriceListDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
