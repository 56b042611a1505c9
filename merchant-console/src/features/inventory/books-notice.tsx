import { checkLedger, getLedgerCheck, type StockDiscrepancy } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/feedback.js';
import { announce, announceError } from '../../ui/toaster.js';
import { variantLine } from './stock-state.js';

/** What the last check of the ledger found, and a new one. */
export function useLedgerCheck() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const last = useQuery({
    queryKey: key('inventory', 'ledger'),
    queryFn: ({ signal }) => api.call(getLedgerCheck, { signal }),
  });
  const check = useMutation({
    mutationFn: () => api.call(checkLedger, {}),
    onSuccess: (found) => {
      queryClient.setQueryData(key('inventory', 'ledger'), found);
      const wrong = found.discrepancies.length;
      announce(wrong === 0 ? `${found.levels} levels agree with the ledger` : `${wrong} levels disagree`);
    },
    onError: announceError,
  });
  return { last, check };
}

const kinds: Readonly<Record<StockDiscrepancy['kind'], string>> = {
  on_hand: 'on hand, movements sum to',
  reserved: 'reserved, checkouts hold',
  backordered: 'promised, orders wait for',
};

/** Shown while a level is not what its ledger sums to: nobody should sell on wrong figures without knowing. */
export function BooksNotice() {
  const { home, can } = useShop();
  const { last, check } = useLedgerCheck();
  const wrong = last.data?.discrepancies ?? [];
  if (wrong.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice
        tone="critical"
        title={wrong.length === 1 ? 'One stock level does not add up' : `${wrong.length} stock levels do not add up`}
        action={
          can('stock.write') ? (
            <Button size="small" busy={check.isPending} onClick={() => check.mutate()}>
              Check again
            </Button>
          ) : undefined
        }
      >
        <p>Count these on the shelf, and tell support: the figures were changed past the ledger.</p>
        <ul className="mt-1">
          {wrong.slice(0, 5).map((line) => (
            <li key={`${line.variantId}${line.locationId}${line.kind}`}>
              <Link className="font-medium underline" to={`${home}/inventory/variants/${line.variantId}`}>
                {line.title}, {variantLine(line)}
              </Link>{' '}
              at {line.location}: {line.levelUnits} {kinds[line.kind]} {line.summedUnits}.
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
