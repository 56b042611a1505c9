import type { PlacedProduct } from '@smallshop/contract';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { Plus, Tag, X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { formatMoney } from '../../ui/money.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { SortableRows } from '../../ui/sortable/sortable-rows.js';
import { moved } from '../../ui/sortable/tree-order.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { announceError } from '../../ui/toaster.js';
import { ProductPicker } from './product-picker.js';

interface ProductPage {
  items: PlacedProduct[];
  nextCursor: string | null;
  total?: number | undefined;
}

/** How products of one shelf are read and arranged. */
export interface Shelf {
  readonly queryKey: QueryKey;
  /** What the shelf is, such as "category". */
  readonly noun: string;
  readonly list: (cursor: string | undefined) => Promise<ProductPage>;
  /** Missing where rules decide: then the list is only looked at. */
  readonly arrange?: {
    readonly add: (productIds: string[]) => Promise<void>;
    readonly remove: (productId: string) => Promise<void>;
    readonly place: (productId: string, beforeId: string | null) => Promise<void>;
  };
}

/** A product as a row of a shelf. */
export function PlacedProductRow({ product }: { product: PlacedProduct }) {
  const { home } = useShop();
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3 py-1.5 pl-1">
      <ProductThumb image={product.image} className="size-9" />
      <span className="min-w-0 flex-1">
        <Link
          to={`${home}/products/${product.id}`}
          className="line-clamp-1 w-fit rounded-sm text-sm font-medium wrap-anywhere hover:underline"
        >
          {product.title}
        </Link>
        {product.status === 'active' ? null : (
          <span className="block text-[0.8125rem] text-ink-subtle">
            {product.status === 'draft' ? 'Draft: shoppers do not see it' : 'Archived: shoppers do not see it'}
          </span>
        )}
      </span>
      <span className="text-sm text-ink-muted tabular-nums">{product.price ? formatMoney(product.price) : ''}</span>
    </span>
  );
}

/** Changes the shelf, shows the outcome at once, and reads it again whatever happened. */
function useArranging(shelf: Shelf) {
  const queryClient = useQueryClient();
  const [order, setOrder] = useState<readonly PlacedProduct[] | null>(null);
  const run = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onError: announceError,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: shelf.queryKey });
      setOrder(null);
    },
  });
  return { order, setOrder, run };
}

function Rows({ shelf, rows }: { shelf: Shelf; rows: readonly PlacedProduct[] }) {
  const { order, setOrder, run } = useArranging(shelf);
  const { arrange } = shelf;
  const items = (order ?? rows).map((product) => ({ ...product, parentId: null }));
  return (
    <SortableRows
      label={`Products of this ${shelf.noun}, in order`}
      items={items}
      nameOf={({ title }) => title}
      readOnly={!arrange}
      onMove={(id, place) => {
        setOrder(moved(items, id, place));
        run.mutate(() => arrange?.place(id, place.beforeId) ?? Promise.resolve());
      }}
      row={(product) => (
        <>
          <PlacedProductRow product={product} />
          {arrange ? (
            <IconButton
              label={`Take ${product.title} out`}
              size="smallIcon"
              onClick={() => {
                setOrder(items.filter(({ id }) => id !== product.id));
                run.mutate(() => arrange.remove(product.id));
              }}
            >
              <X />
            </IconButton>
          ) : null}
        </>
      )}
    />
  );
}

function Picker({ shelf, rows, onClose }: { shelf: Shelf; rows: readonly PlacedProduct[]; onClose: () => void }) {
  const { run } = useArranging(shelf);
  const add = (productIds: string[]) =>
    run.mutate(() => shelf.arrange?.add(productIds) ?? Promise.resolve(), { onSuccess: onClose });
  return (
    <ProductPicker
      title={`Add products to this ${shelf.noun}`}
      standing={new Set(rows.map(({ id }) => id))}
      busy={run.isPending}
      onAdd={add}
      onClose={onClose}
    />
  );
}

/** What stands on a shelf, in its order: to add, take out and drag; or only to look at, where rules decide. */
export function PlacedProductsCard({ shelf }: { shelf: Shelf }) {
  const [isPicking, setPicking] = useState(false);
  const products = useCursorList(shelf.queryKey, shelf.list);
  const add = shelf.arrange ? (
    <Button size="small" onClick={() => setPicking(true)}>
      <Plus aria-hidden />
      Add products
    </Button>
  ) : null;
  const empty = (
    <EmptyState icon={Tag} title="No products yet" action={add}>
      {shelf.arrange
        ? 'Add some, then drag them into the order shoppers should see.'
        : 'Nothing matches the rules today.'}
    </EmptyState>
  );
  return (
    <Card title="Products" flush action={products.rows.length > 0 ? add : null}>
      {products.isLoading ? <LoadingBlock label="Loading products" rows={5} className="p-5" /> : null}
      {products.error ? <ErrorState error={products.error} onRetry={products.retry} /> : null}
      {!products.isLoading && !products.error && products.rows.length === 0 ? empty : null}
      {products.rows.length > 0 ? <Rows shelf={shelf} rows={products.rows} /> : null}
      {products.rows.length > 0 ? (
        <LoadMore
          shown={products.rows.length}
          total={products.total}
          noun="products"
          hasMore={products.hasMore}
          loading={products.isLoadingMore}
          onLoadMore={products.loadMore}
        />
      ) : null}
      {isPicking ? <Picker shelf={shelf} rows={products.rows} onClose={() => setPicking(false)} /> : null}
    </Card>
  );
}
