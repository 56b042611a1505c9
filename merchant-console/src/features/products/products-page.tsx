import { adminProductListQuery, listAdminProducts, listCategories } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { ArrowDownUp, Plus, Tag } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/feedback.js';
import type { Filter } from '../../ui/filter-bar.js';
import { PageHeader } from '../../ui/page-header.js';
import { useShortcut } from '../../ui/shortcuts/shortcuts.js';
import { ListTable } from '../../ui/table/list-table.js';
import { useListState } from '../../ui/use-list-state.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { BulkActions } from './bulk-actions.js';
import { ProductCard, productColumns } from './product-row.js';
import { productLooks } from './product-status.js';
import { useTerms } from './use-terms.js';

const filterIds = ['status', 'category', 'brand', 'tag', 'stock'] as const;

const views: readonly View[] = [
  { label: 'All', filters: {} },
  { label: 'On sale', filters: { status: 'active' } },
  { label: 'Drafts', filters: { status: 'draft' } },
  { label: 'Running low', filters: { stock: 'low' } },
  { label: 'Sold out', filters: { stock: 'out' } },
];

const stockOptions = [
  { value: 'in', label: 'In stock' },
  { value: 'low', label: 'Running low' },
  { value: 'out', label: 'Sold out' },
];

function useFilters(list: ReturnType<typeof useListState>): Filter[] {
  const api = useApi();
  const { key } = useShop();
  const categories = useQuery({
    queryKey: key('categories'),
    queryFn: ({ signal }) => api.call(listCategories, { signal }),
  });
  const brands = useTerms('brand', '', 30);
  const tags = useTerms('tag', '', 30);
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const filter = (id: (typeof filterIds)[number], label: string, options: Filter['options']): Filter => ({
    id,
    label,
    options,
    value: list.filter(id),
    onChange: (value) => list.setFilter(id, value),
  });
  return [
    filter('status', 'Status', Object.entries(productLooks).map(([value, { label }]) => ({ value, label }))),
    filter('stock', 'Stock', stockOptions),
    filter('category', 'Category', (categories.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))),
    filter('brand', 'Brand', plain(brands)),
    filter('tag', 'Tag', plain(tags)),
  ]; // prettier-ignore
}

function useProducts(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = {
    q: list.q || undefined,
    sort: list.sort,
    ...Object.fromEntries(filterIds.map((id) => [id, list.filter(id)])),
  };
  return useCursorList(key('products', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 30, include: 'total' };
    // An address can hold anything: what the API would refuse is left out rather than shown as an error.
    const query = adminProductListQuery.safeParse({ ...wanted, ...page }).data ?? adminProductListQuery.parse(page);
    return api.call(listAdminProducts, { query });
  });
}

function AddProduct() {
  const { home } = useShop();
  const navigate = useNavigate();
  useShortcut({
    keys: 'n',
    label: 'Add a product',
    group: 'This page',
    run: () => void navigate(`${home}/products/new`),
  });
  return (
    <Button asChild tone="primary">
      <Link to={`${home}/products/new`}>
        <Plus aria-hidden />
        Add a product
      </Link>
    </Button>
  );
}

/** All products of the shop: search, views, filters, order, bulk status. */
export function ProductsPage() {
  const { home, can } = useShop();
  const list = useListState(filterIds);
  const products = useProducts(list);
  const add = can('catalog.write') ? <AddProduct /> : null;
  const empty = (
    <EmptyState icon={Tag} title="No products yet" action={add}>
      Add the first one. It stays a draft, seen by your team only, until you put it on sale.
    </EmptyState>
  );
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <>
            <Button asChild>
              <Link to={`${home}/products/import`}>
                <ArrowDownUp aria-hidden />
                Import / Export
              </Link>
            </Button>
            {add}
          </>
        }
      />
      <ViewTabs views={views} filterIds={filterIds} />
      <ListTable
        name="products"
        label="Products"
        state={list}
        list={products}
        noun="products"
        searchLabel="Search products"
        filters={useFilters(list)}
        defaultSort="-updatedAt"
        columns={productColumns(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/products/${id}`}
        card={(product) => <ProductCard product={product} home={home} />}
        bulkActions={can('catalog.write') ? (rows, clear) => <BulkActions products={rows} onDone={clear} /> : undefined}
        empty={empty}
      />
    </>
  );
}
