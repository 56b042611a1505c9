import { listStock, stockListQuery, type StockRow } from '@smallshop/contract';
import { Boxes, ClipboardPaste, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/feedback.js';
import type { Filter } from '../../ui/filter-bar.js';
import { PageHeader } from '../../ui/page-header.js';
import { ListTable } from '../../ui/table/list-table.js';
import { useListState } from '../../ui/use-list-state.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { AdjustDialog } from './adjust-dialog.js';
import { BulkAdjust } from './bulk-adjust.js';
import { InventoryTabs, useStockSummary } from './inventory-tabs.js';
import { BooksNotice } from './books-notice.js';
import { PasteDialog } from './paste-dialog.js';
import { StockCard, stockColumns } from './stock-row.js';
import { StockSettingsDialog } from './stock-settings-dialog.js';
import { useLocations } from './use-locations.js';

const filterIds = ['state', 'locationId'] as const;

const states = [
  { value: 'in', label: 'In stock' },
  { value: 'low', label: 'Running low' },
  { value: 'out', label: 'Sold out' },
  { value: 'backordered', label: 'On backorder' },
  { value: 'incoming', label: 'Incoming' },
];

function useViews(): View[] {
  const summary = useStockSummary().data;
  const named = (label: string, count: number | undefined) => (count ? `${label} ${count}` : label);
  return [
    { label: 'All', filters: {} },
    { label: named('Running low', summary?.low), filters: { state: 'low' } },
    { label: named('Sold out', summary?.out), filters: { state: 'out' } },
    { label: named('On backorder', summary?.backordered), filters: { state: 'backordered' } },
    { label: 'Incoming', filters: { state: 'incoming' } },
  ];
}

function useFilters(list: ReturnType<typeof useListState>): Filter[] {
  const { all } = useLocations();
  const filter = (id: (typeof filterIds)[number], label: string, options: Filter['options']): Filter => ({
    id,
    label,
    options,
    value: list.filter(id),
    onChange: (value) => list.setFilter(id, value),
  });
  const places = all.length > 1 ? all.map(({ id, name }) => ({ value: id, label: name })) : [];
  return [filter('locationId', 'Location', places), filter('state', 'State', states)];
}

function useStock(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = {
    q: list.q || undefined,
    sort: list.sort,
    ...Object.fromEntries(filterIds.map((id) => [id, list.filter(id)])),
  };
  return useCursorList(key('inventory', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 50, include: 'total' };
    // An address can hold anything: what the API would refuse is left out rather than shown as an error.
    const query = stockListQuery.safeParse({ ...wanted, ...page }).data ?? stockListQuery.parse(page);
    return api.call(listStock, { query });
  });
}

type Opened = { kind: 'adjust'; row: StockRow } | { kind: 'paste' } | { kind: 'settings' } | undefined;

function Actions({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const { can } = useShop();
  return (
    <>
      <Button onClick={() => onOpen({ kind: 'settings' })}>
        <SlidersHorizontal aria-hidden />
        Alerts
      </Button>
      {can('stock.write') ? (
        <Button onClick={() => onOpen({ kind: 'paste' })}>
          <ClipboardPaste aria-hidden />
          Paste counts
        </Button>
      ) : null}
    </>
  );
}

function Dialogs({
  opened,
  locationId,
  onClose,
}: {
  opened: Opened;
  locationId: string | undefined;
  onClose: () => void;
}) {
  if (opened?.kind === 'paste') return <PasteDialog onClose={onClose} />;
  if (opened?.kind === 'settings') return <StockSettingsDialog onClose={onClose} />;
  if (opened?.kind !== 'adjust') return null;
  const { variantId, title, sku } = opened.row;
  return <AdjustDialog variantId={variantId} title={`${title}, ${sku}`} locationId={locationId} onClose={onClose} />;
}

/** Units of everything, in one location or all: search, views, filters, order, adjustments. */
export function InventoryPage() {
  const { home, can } = useShop();
  const list = useListState(filterIds);
  const stock = useStock(list);
  const [opened, open] = useState<Opened>();
  const locationId = list.filter('locationId');
  const onAdjust = can('stock.write') ? (row: StockRow) => open({ kind: 'adjust', row }) : undefined;
  const add = can('catalog.write') ? (
    <Button asChild tone="primary">
      <Link to={`${home}/products/new`}>Add a product</Link>
    </Button>
  ) : null;
  const empty = (
    <EmptyState icon={Boxes} title="Nothing to keep in stock yet" action={add}>
      Every product that is shipped stands here with its units, as soon as you add it.
    </EmptyState>
  );
  return (
    <>
      <PageHeader title="Inventory" actions={<Actions onOpen={open} />} />
      <InventoryTabs />
      <BooksNotice />
      <ViewTabs views={useViews()} filterIds={filterIds} />
      <ListTable
        name="inventory"
        label="Stock"
        state={list}
        list={stock}
        noun="items"
        searchLabel="Search by title, SKU or barcode"
        filters={useFilters(list)}
        defaultSort="title"
        columns={stockColumns(home, onAdjust)}
        rowId={({ variantId }) => variantId}
        rowHref={({ variantId }) => `${home}/inventory/variants/${variantId}`}
        card={(row) => <StockCard row={row} home={home} onAdjust={onAdjust} />}
        bulkActions={
          onAdjust ? (rows, clear) => <BulkAdjust rows={rows} locationId={locationId} onDone={clear} /> : undefined
        }
        empty={empty}
      />
      <Dialogs opened={opened} locationId={locationId} onClose={() => open(undefined)} />
    </>
  );
}
