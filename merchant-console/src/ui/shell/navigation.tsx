import type { LucideIcon } from 'lucide-react';
import { NavLink, useLocation } from 'react-router';
import { cn } from '../class-names.js';

/** A place of a console. */
export interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  /** Sequence that leads there, such as `g o`. */
  keys: string;
  /** Things waiting there; nothing is shown for zero. */
  count?: number;
  /** Active only on exactly this path. */
  exact?: boolean;
  /** Not in the phone's bottom bar, which has room for six. */
  deskOnly?: boolean;
  /** Belongs to the place above it, and is set in below. */
  isPart?: boolean;
  /** On phones, places of one family stand side by side above each of their pages. */
  family?: string;
}

/** The list at the left of a desktop screen. */
export function SideNavigation({ places }: { places: readonly Place[] }) {
  return (
    <nav aria-label="Main" className="grid gap-0.5">
      {places.map(({ to, label, icon: Icon, count, exact, isPart }) => (
        <NavLink
          key={to}
          to={to}
          end={exact === true}
          className={({ isActive }) =>
            cn(
              isPart && 'ml-4',
              'flex h-9 items-center gap-2.5 rounded-control px-2.5 text-sm font-medium text-ink-muted hover:bg-hover hover:text-ink',
              isActive && 'bg-surface text-ink shadow-card ring-1 ring-line hover:bg-surface [&_svg]:text-accent-text',
            )
          }
        >
          <Icon className="size-4.5" aria-hidden />
          <span className="flex-1">{label}</span>
          {count ? (
            <span className="rounded-full bg-accent-soft px-1.5 text-xs text-accent-text tabular-nums">
              {count}
              <span className="sr-only"> waiting</span>
            </span>
          ) : null}
        </NavLink>
      ))}
    </nav>
  );
}

/** On phones: the places that belong together with the open one, one press away. */
export function FamilyNavigation({ places }: { places: readonly Place[] }) {
  const { pathname } = useLocation();
  const open = places.find(({ to, exact }) => pathname === to || (exact !== true && pathname.startsWith(`${to}/`)));
  const family = places.filter((place) => place.family !== undefined && place.family === open?.family);
  if (family.length < 2) return null;
  return (
    <nav aria-label="Related pages" className="-mx-1 mb-4 flex gap-1 overflow-x-auto md:hidden">
      {family.map(({ to, label, exact }) => (
        <NavLink
          key={to}
          to={to}
          end={exact === true}
          className={({ isActive }) =>
            cn(
              'inline-flex h-10 shrink-0 items-center rounded-full px-3 text-[0.8125rem] font-medium text-ink-muted',
              isActive && 'bg-surface text-ink shadow-card ring-1 ring-line',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

/** The bar at the bottom of a phone's screen, within the thumb's reach. */
export function BottomNavigation({ places }: { places: readonly Place[] }) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places
        .filter(({ deskOnly }) => !deskOnly)
        .map(({ to, label, icon: Icon, count, exact }) => (
          <NavLink
            key={to}
            to={to}
            end={exact === true}
            className={({ isActive }) =>
              cn(
                'relative grid h-15 place-content-center justify-items-center gap-1 text-[0.6875rem] font-medium text-ink-subtle',
                isActive && 'text-accent-text',
              )
            }
          >
            <Icon className="size-5" aria-hidden />
            {label}
            {count ? (
              <span
                aria-hidden
                className="absolute top-2 left-[calc(50%+0.5rem)] size-2 rounded-full bg-accent ring-2 ring-surface"
              />
            ) : null}
          </NavLink>
        ))}
    </nav>
  );
}
