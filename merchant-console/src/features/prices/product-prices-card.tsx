import { listProductPriceLists, type ProductPriceList } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Money } from '../../ui/money.js';
import { adjustmentText, PriceListBadge } from './price-list-state.js';

function Figures({ entry: { list, lowest, highest } }: { entry: ProductPriceList }) {
  if (!lowest || !highest) return <>{adjustmentText(list)}</>;
  return (
    <>
      <Money value={lowest} />
      {highest.amount > lowest.amount ? (
        <>
          {' – '}
          <Money value={highest} />
        </>
      ) : null}
    </>
  );
}

/** Which price lists say something of a product. */
export function ProductPricesCard({ productId, title }: { productId: string; title: string }) {
  const api = useApi();
  const { key, home } = useShop();
  const query = useQuery({
    queryKey: key('price-lists', 'of-product', productId),
    queryFn: ({ signal }) => api.call(listProductPriceLists, { params: { id: productId }, signal }),
  });
  const entries = query.data?.items;
  const search = `?q=${encodeURIComponent(title)}`;
  return (
    <Card title="Price lists" description="Where this product costs something else." flush>
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {entries === undefined && !query.error ? (
        <LoadingBlock label="Loading the price lists" rows={2} className="p-5" />
      ) : null}
      {entries?.length === 0 ? (
        <p className="px-4 pb-5 text-sm text-ink-muted md:px-5">
          None.{' '}
          <Link
            to={`${home}/price-lists`}
            className="rounded-sm font-medium text-accent-text underline underline-offset-2"
          >
            Price lists
          </Link>{' '}
          make sales, group prices and prices in other currencies.
        </p>
      ) : null}
      <ul>
        {entries?.map((entry) => (
          <li key={entry.list.id} className="border-t border-line first:border-t-0">
            <Link
              to={`${home}/price-lists/${entry.list.id}${search}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-sm hover:bg-hover md:px-5"
            >
              <span className="min-w-0 flex-1 basis-40 font-medium wrap-anywhere">{entry.list.name}</span>
              <span className="text-[0.8125rem] text-ink-subtle">{entry.list.group?.name ?? 'Everybody'}</span>
              <PriceListBadge state={entry.list.state} />
              <span className="tabular-nums">
                <Figures entry={entry} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
