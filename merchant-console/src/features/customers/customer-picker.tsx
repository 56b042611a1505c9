import { adminCustomerListQuery, listAdminCustomers, type CustomerRow } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { SearchPicker } from '../../ui/search-picker.js';

function useMatches(q: string) {
  const api = useApi();
  const { key } = useShop();
  const found = useQuery({
    queryKey: key('customers', 'pick', q),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.call(listAdminCustomers, { query: adminCustomerListQuery.parse({ q, limit: 8 }), signal }),
  });
  const isSettled = found.isFetched && !found.isFetching;
  return { rows: found.data?.items ?? [], isStale: found.isPlaceholderData, isSettled };
}

/** Finds customers by name or e-mail. */
export function CustomerPicker({ onPick }: { onPick: (customer: CustomerRow) => void }) {
  return (
    <SearchPicker
      label="Add customers by name or e-mail"
      listLabel="Customers found"
      nothingFound="No customer has this name or e-mail."
      fewest={2}
      useMatches={useMatches}
      keyOf={({ id }) => id}
      onPick={onPick}
    >
      {({ name, email }) => (
        <>
          <span className="block truncate text-sm">{name || email}</span>
          <span className="block truncate text-[0.8125rem] text-ink-subtle">{email}</span>
        </>
      )}
    </SearchPicker>
  );
}
