import { deleteShopCurrency, listShopCurrencies, type ShopCurrency } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Coins, Plus } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { announce, announceError } from '../../ui/toaster.js';
import { CurrencyDialog, currencyName } from './currency-dialog.js';

const lists = (n: number): string => (n === 0 ? '' : ` · ${n} price list${n === 1 ? '' : 's'}`);

interface RowProps {
  currency: ShopCurrency;
  onEdit: () => void;
  onDelete: () => void;
}

function Row({
  currency: { currency, isPublished, rate, convertsProducts, priceListCount },
  onEdit,
  onDelete,
}: RowProps) {
  const { shop, can } = useShop();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-3 first:border-t-0 md:px-5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {currencyName(currency)} ({currency})
          {isPublished ? <Badge tone="positive">Published</Badge> : <Badge hollow>Hidden</Badge>}
        </p>
        <p className="text-[0.8125rem] text-ink-subtle tabular-nums">
          1 {shop.currency} = {rate} {currency} ·{' '}
          {convertsProducts ? 'products are converted' : 'only products with a price in it'}
          {lists(priceListCount)}
        </p>
      </div>
      {can('settings.write') ? (
        <div className="flex gap-1">
          <Button size="small" aria-label={`Edit ${currency}`} onClick={onEdit}>
            Edit
          </Button>
          <Button size="small" tone="quiet" aria-label={`Remove ${currency}`} onClick={onDelete}>
            Remove
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function useCurrencies() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: key('currencies'),
    queryFn: ({ signal }) => api.call(listShopCurrencies, { signal }),
  });
  const remove = useMutation({
    mutationFn: ({ currency }: ShopCurrency) => api.send(deleteShopCurrency, { params: { currency } }),
    onSuccess: (_nothing, { currency }) => {
      announce(`${currency} removed`);
      void queryClient.invalidateQueries({ queryKey: key('currencies') });
    },
    onError: announceError,
  });
  return { query, remove };
}

/** Currencies shoppers can pay in beside the shop's own. */
export function CurrenciesPage() {
  const { home, shop, can } = useShop();
  const { query, remove } = useCurrencies();
  const [edited, setEdited] = useState<ShopCurrency | 'new'>();
  const [removing, setRemoving] = useState<ShopCurrency>();
  const items = query.data?.items ?? [];
  const add = can('settings.write') ? (
    <Button tone="primary" onClick={() => setEdited('new')}>
      <Plus aria-hidden />
      Add a currency
    </Button>
  ) : null;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Currencies"
        back={{ to: `${home}/settings`, label: 'Settings' }}
        subtitle={`Your shop’s own currency is ${currencyName(shop.currency)} (${shop.currency}): base prices and reports are in it.`}
        actions={add}
      />
      <Card flush>
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <LoadingBlock label="Loading the currencies" rows={3} className="p-5" /> : null}
        {query.data && items.length === 0 ? (
          <EmptyState icon={Coins} title="Only your own so far" action={add}>
            Add a currency and shoppers choose at the foot of the shop what they pay in. You set the rate; price lists
            can set prices of their own.
          </EmptyState>
        ) : null}
        <ul>
          {items.map((currency) => (
            <Row
              key={currency.currency}
              currency={currency}
              onEdit={() => setEdited(currency)}
              onDelete={() => setRemoving(currency)}
            />
          ))}
        </ul>
      </Card>
      {edited ? (
        <CurrencyDialog
          currency={edited === 'new' ? undefined : edited}
          taken={items.map(({ currency }) => currency)}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={() => setRemoving(undefined)}
        title={`Remove ${removing?.currency ?? ''}?`}
        description="Shoppers no longer pay in it; orders keep theirs. A currency price lists are in cannot be removed, only hidden."
        keepLabel="Keep it"
        confirmLabel="Remove"
        danger
        onConfirm={() => {
          if (removing) remove.mutate(removing);
          setRemoving(undefined);
        }}
      />
    </div>
  );
}
