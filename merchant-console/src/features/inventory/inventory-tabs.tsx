import { getStockSummary } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { cn } from '../../ui/class-names.js';

/** Stock at a glance. */
export function useStockSummary() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('inventory', 'summary'),
    queryFn: ({ signal }) => api.call(getStockSummary, { signal }),
  });
}

/** The parts of the inventory, with what is open in each. */
export function InventoryTabs() {
  const { home } = useShop();
  const summary = useStockSummary().data;
  const tabs = [
    { to: `${home}/inventory`, label: 'Stock', exact: true, count: 0 },
    { to: `${home}/inventory/transfers`, label: 'Transfers', exact: false, count: summary?.openTransfers ?? 0 },
    { to: `${home}/inventory/counts`, label: 'Counts', exact: false, count: summary?.openCounts ?? 0 },
    { to: `${home}/inventory/locations`, label: 'Locations', exact: false, count: 0 },
  ];
  return (
    <nav aria-label="Inventory" className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ to, label, exact, count }) => (
        <NavLink
          key={to}
          to={to}
          end={exact}
          className={({ isActive }) =>
            cn(
              '-mb-px inline-flex min-h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 text-sm font-medium text-ink-muted hover:text-ink',
              isActive && 'border-accent text-ink',
            )
          }
        >
          {label}
          {count > 0 ? <span className="rounded-full bg-sunken px-1.5 text-xs tabular-nums">{count}</span> : null}
        </NavLink>
      ))}
    </nav>
  );
}
