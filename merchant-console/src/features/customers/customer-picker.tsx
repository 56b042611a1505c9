import { adminCustomerListQuery, listAdminCustomers, type CustomerRow } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { cn } from '../../ui/class-names.js';
import { Input } from '../../ui/text-input.js';

function useMatches(q: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('customers', 'pick', q),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.call(listAdminCustomers, { query: adminCustomerListQuery.parse({ q, limit: 8 }), signal }),
  });
}

/** Finds customers by name or e-mail. Arrow keys choose, Enter takes. */
export function CustomerPicker({ onPick }: { onPick: (customer: CustomerRow) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const q = text.trim();
  const matches = useMatches(q);
  const rows = q.length > 1 ? (matches.data?.items ?? []) : [];
  const pick = (row: CustomerRow | undefined) => {
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
        aria-label="Add customers by name or e-mail"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
        placeholder="Add customers by name or e-mail"
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
          aria-label="Customers found"
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float"
        >
          {rows.map((row, index) => (
            <li
              key={row.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(row);
              }}
              className={cn('cursor-pointer rounded-control px-2 py-1.5', index === active && 'bg-hover')}
            >
              <span className="block truncate text-sm">{row.name || row.email}</span>
              <span className="block truncate text-[0.8125rem] text-ink-subtle">{row.email}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {q.length > 1 && rows.length === 0 && matches.isFetched && !matches.isFetching ? (
        <p role="status" className="mt-1.5 text-[0.8125rem] text-ink-subtle">
          No customer has this name or e-mail.
        </p>
      ) : null}
    </div>
  );
}
