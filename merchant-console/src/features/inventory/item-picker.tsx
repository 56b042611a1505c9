import { listStock, type StockRow } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { cn } from '../../ui/class-names.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Input } from '../../ui/text-input.js';
import { variantLine } from './stock-state.js';

interface ItemPickerProps {
  /** Whose units are shown. */
  locationId: string;
  onPick: (row: StockRow) => void;
}

function useMatches(q: string, locationId: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('inventory', 'pick', q, locationId),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.call(listStock, { query: { q, limit: 8, ...(locationId ? { locationId } : {}) }, signal }),
  });
}

/** Finds items by title, SKU or barcode. Arrow keys choose, Enter takes; a scanner types the code and Enter by itself. */
export function ItemPicker({ locationId, onPick }: ItemPickerProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const q = text.trim();
  const matches = useMatches(q, locationId);
  const rows = q === '' ? [] : (matches.data?.items ?? []);
  const pick = (row: StockRow | undefined) => {
    if (!row) return;
    onPick(row);
    setText('');
    setActive(0);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((index) => Math.min(index + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter' && !matches.isPlaceholderData) pick(rows[active]);
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };
  return (
    <div className="relative">
      <Input
        type="search"
        role="combobox"
        aria-label="Add items by title, SKU or barcode"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
        placeholder="Add items by title, SKU or barcode"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {rows.length > 0 ? (
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label="Items found"
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float"
        >
          {rows.map((row, index) => (
            <li
              key={row.variantId}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(row);
              }}
              className={cn(
                'flex cursor-pointer items-center gap-3 rounded-control px-2 py-1.5',
                index === active && 'bg-hover',
              )}
            >
              <ProductThumb image={row.image} className="size-8" />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm">{row.title}</span>
                <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(row)}</span>
              </span>
              <span className="text-[0.8125rem] text-ink-muted tabular-nums">{row.free} free</span>
            </li>
          ))}
        </ul>
      ) : null}
      {q !== '' && rows.length === 0 && matches.isFetched && !matches.isFetching ? (
        <p role="status" className="mt-1.5 text-[0.8125rem] text-ink-subtle">
          Nothing has this title, SKU or barcode.
        </p>
      ) : null}
    </div>
  );
}
