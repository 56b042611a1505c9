import { NavLink } from 'react-router';
import { useShop } from '../../app/session.js';
import { cn } from '../../ui/class-names.js';

/** Customers, and the groups they are in. */
export function CustomerTabs() {
  const { home } = useShop();
  const tabs = [
    { to: `${home}/customers`, label: 'All customers', exact: true },
    { to: `${home}/customers/groups`, label: 'Groups', exact: false },
  ];
  return (
    <nav aria-label="Customers" className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ to, label, exact }) => (
        <NavLink
          key={to}
          to={to}
          end={exact}
          className={({ isActive }) =>
            cn(
              '-mb-px inline-flex min-h-10 shrink-0 items-center border-b-2 border-transparent px-3 text-sm font-medium text-ink-muted hover:text-ink',
              isActive && 'border-accent text-ink',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
