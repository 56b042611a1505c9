import { listShops, type PlatformShop } from '@smallshop/contract';
import { Plus, Store } from 'lucide-react';
import { Link } from 'react-router';
import { useApi } from '../../../src/client/api-context.js';
import { useCursorList } from '../../../src/client/use-cursor-list.js';
import { Button } from '../../../src/ui/button.js';
import { DateTime } from '../../../src/ui/date-time.js';
import { EmptyState } from '../../../src/ui/feedback.js';
import { PageHeader } from '../../../src/ui/page-header.js';
import type { Column } from '../../../src/ui/table/data-table.js';
import { ListTable } from '../../../src/ui/table/list-table.js';
import { useListState } from '../../../src/ui/use-list-state.js';
import { ViewTabs, type View } from '../../../src/ui/view-tabs.js';
import { ShopBadge } from './shop-status.js';

const filterIds = ['status'] as const;
const views: readonly View[] = [
  { label: 'All', filters: {} },
  { label: 'Open', filters: { status: 'active' } },
  { label: 'Suspended', filters: { status: 'suspended' } },
];

const columns: Column<PlatformShop>[] = [
  {
    id: 'name', header: 'Shop', fixed: true,
    cell: (shop) => (
      <span className="min-w-0">
        <Link to={`/shops/${shop.id}`} className="line-clamp-1 w-fit rounded-sm font-medium wrap-anywhere hover:underline">{shop.name}</Link>
        <span className="line-clamp-1 text-[0.8125rem] text-ink-subtle">{shop.domains[0] ?? shop.slug}</span>
      </span>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <ShopBadge status={status} /> },
  { id: 'owner', header: 'Owner', cell: ({ owner }) => <span className="line-clamp-1 wrap-anywhere text-ink-muted">{owner?.email ?? 'None'}</span> },
  { id: 'theme', header: 'Theme', wideOnly: true, cell: ({ themeId }) => <span className="text-ink-muted capitalize">{themeId}</span> },
  { id: 'plan', header: 'Plan', wideOnly: true, cell: ({ plan }) => <span className="text-ink-muted capitalize">{plan}</span> },
  { id: 'currency', header: 'Currency', wideOnly: true, cell: ({ currency }) => <span className="text-ink-muted">{currency}</span> },
  { id: 'products', header: 'Products', align: 'end', wideOnly: true, cell: ({ productCount }) => productCount },
  { id: 'orders', header: 'Orders, 30 days', align: 'end', cell: ({ orders30d }) => orders30d },
  { id: 'created', header: 'Opened', cell: ({ createdAt }) => <span className="whitespace-nowrap text-ink-muted"><DateTime value={createdAt} show="day" /></span> },
]; // prettier-ignore

function ShopCard({ shop }: { shop: PlatformShop }) {
  return (
    <Link to={`/shops/${shop.id}`} className="block rounded-control">
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate text-sm font-medium">{shop.name}</span>
        <ShopBadge status={shop.status} />
      </span>
      <span className="mt-1 flex justify-between gap-3 text-[0.8125rem] text-ink-subtle">
        <span className="truncate">{shop.owner?.email ?? shop.slug}</span>
        <span className="whitespace-nowrap tabular-nums">{shop.orders30d} orders in 30 days</span>
      </span>
    </Link>
  );
}

function useShops(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const wanted = { q: list.q || undefined, status: list.filter('status') };
  return useCursorList(['shops', 'list', wanted], (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    // An address can hold anything: what the API would refuse is left out rather than shown as an error.
    const query = listShops.query.safeParse({ ...wanted, ...page }).data ?? listShops.query.parse(page);
    return api.call(listShops, { query });
  });
}

const add = (
  <Button asChild tone="primary">
    <Link to="/shops/new">
      <Plus aria-hidden />
      Open a shop
    </Link>
  </Button>
);

const none = (
  <EmptyState icon={Store} title="No shops yet" action={add}>
    Open the first one: it has a storefront, a console for its owner and, if you like, a few sample products within
    seconds.
  </EmptyState>
);

/** All shops of the installation. */
export function ShopsPage() {
  const list = useListState(filterIds);
  const shops = useShops(list);
  return (
    <>
      <PageHeader title="Shops" actions={add} />
      <ViewTabs views={views} filterIds={filterIds} />
      <ListTable
        name="shops"
        label="Shops"
        state={list}
        list={shops}
        noun="shops"
        searchLabel="Search by name, address or owner"
        columns={columns}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/shops/${id}`}
        card={(shop) => <ShopCard shop={shop} />}
        empty={none}
      />
    </>
  );
}
