import { listStock, type StockRow } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { SearchPicker } from '../../ui/search-picker.js';
import { variantLine } from './stock-state.js';

interface ItemPickerProps {
  /** Whose units are shown. */
  locationId: string;
  onPick: (row: StockRow) => void;
}

function useMatches(q: string, locationId: string) {
  const api = useApi();
  const { key } = useShop();
  const found = useQuery({
    queryKey: key('inventory', 'pick', q, locationId),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.call(listStock, { query: { q, limit: 8, ...(locationId ? { locationId } : {}) }, signal }),
  });
  const isSettled = found.isFetched && !found.isFetching;
  return { rows: found.data?.items ?? [], isStale: found.isPlaceholderData, isSettled };
}

/** Finds items by title, SKU or barcode. */
export function ItemPicker({ locationId, onPick }: ItemPickerProps) {
  const useItems = (q: string) => useMatches(q, locationId);
  return (
    <SearchPicker
      label="Add items by title, SKU or barcode"
      listLabel="Items found"
      nothingFound="Nothing has this title, SKU or barcode."
      useMatches={useItems}
      keyOf={({ variantId }) => variantId}
      onPick={onPick}
    >
      {(row) => (
        <span className="flex items-center gap-3">
          <ProductThumb image={row.image} className="size-8" />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm">{row.title}</span>
            <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(row)}</span>
          </span>
          <span className="text-[0.8125rem] text-ink-muted tabular-nums">{row.free} free</span>
        </span>
      )}
    </SearchPicker>
  );
}
