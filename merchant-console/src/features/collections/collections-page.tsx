import { adminCollectionListQuery, listAdminCollections, type AdminCollectionRow } from '@smallshop/contract';
import { LibraryBig, Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { counted } from '../../ui/counted.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { useShortcut } from '../../ui/shortcuts/shortcuts.js';
import type { Column } from '../../ui/table/data-table.js';
import { ListTable } from '../../ui/table/list-table.js';
import { useListState } from '../../ui/use-list-state.js';
import { VisibilityBadge } from '../../ui/visibility-badge.js';

const kinds = { manual: 'By hand', rules: 'By rules' } as const;

const columnsFor = (home: string): Column<AdminCollectionRow>[] => [
  {
    id: 'name', header: 'Collection', fixed: true,
    cell: (collection) => (
      <span className="flex items-center gap-3">
        <ProductThumb image={collection.image} />
        <Link to={`${home}/collections/${collection.id}`} className="line-clamp-1 rounded-sm font-medium wrap-anywhere hover:underline">{collection.name}</Link>
      </span>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ isPublished }) => <VisibilityBadge isPublished={isPublished} /> },
  { id: 'kind', header: 'Filled', cell: ({ kind }) => <span className="text-ink-muted">{kinds[kind]}</span> },
  { id: 'products', header: 'Products', align: 'end', cell: ({ productCount }) => productCount },
  { id: 'updated', header: 'Changed', wideOnly: true, cell: ({ updatedAt }) => <span className="whitespace-nowrap text-ink-muted"><DateTime value={updatedAt} /></span> },
]; // prettier-ignore

const CollectionCard = ({ collection, home }: { collection: AdminCollectionRow; home: string }) => (
  <Link to={`${home}/collections/${collection.id}`} className="flex items-center gap-3 rounded-control">
    <ProductThumb image={collection.image} className="size-13" />
    <span className="min-w-0 flex-1">
      <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{collection.name}</span>
      <span className="mt-1 flex flex-wrap items-center gap-2 text-[0.8125rem] text-ink-subtle">
        <VisibilityBadge isPublished={collection.isPublished} />
        {kinds[collection.kind]}
      </span>
    </span>
    <span className="self-start text-sm whitespace-nowrap tabular-nums">
      {counted(collection.productCount, 'product')}
    </span>
  </Link>
);

function AddCollection() {
  const { home } = useShop();
  const navigate = useNavigate();
  const to = `${home}/collections/new`;
  useShortcut({ keys: 'n', label: 'Add a collection', group: 'This page', run: () => void navigate(to) });
  return (
    <Button asChild tone="primary">
      <Link to={to}>
        <Plus aria-hidden />
        Add a collection
      </Link>
    </Button>
  );
}

function useCollections(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = { q: list.q || undefined, kind: list.filter('kind') };
  return useCursorList(key('collections', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 50, include: 'total' };
    const query =
      adminCollectionListQuery.safeParse({ ...wanted, ...page }).data ?? adminCollectionListQuery.parse(page);
    return api.call(listAdminCollections, { query });
  });
}

/** All collections of the shop, by name. */
export function CollectionsPage() {
  const { home, can } = useShop();
  const list = useListState(['kind']);
  const collections = useCollections(list);
  const add = can('catalog.write') ? <AddCollection /> : null;
  const kindFilter = {
    ...{ id: 'kind', label: 'Filled', value: list.filter('kind') },
    options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
    onChange: (value: string | undefined) => list.setFilter('kind', value),
  };
  const empty = (
    <EmptyState icon={LibraryBig} title="No collections yet" action={add}>
      Put products together for a season, a gift or a sale: one by one, or by rules that keep the collection up to date.
    </EmptyState>
  );
  return (
    <>
      <PageHeader title="Collections" actions={add} />
      <ListTable
        name="collections"
        label="Collections"
        state={list}
        list={collections}
        noun="collections"
        searchLabel="Search collections"
        filters={[kindFilter]}
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/collections/${id}`}
        card={(collection) => <CollectionCard collection={collection} home={home} />}
        empty={empty}
      />
    </>
  );
}
