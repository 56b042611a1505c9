import { Link, useSearchParams } from 'react-router';
import { cn } from './class-names.js';

/** A named set of filters. */
export interface View {
  /** Tells views of one label apart. */
  id?: string;
  label: string;
  /** Filters of the view; none for everything. */
  filters: Readonly<Record<string, string>>;
}

function searchOf(current: URLSearchParams, filterIds: readonly string[], view: View): string {
  const next = new URLSearchParams(current);
  for (const id of filterIds) next.delete(id);
  for (const [id, value] of Object.entries(view.filters)) next.set(id, value);
  return next.size > 0 ? `?${next}` : '?';
}

const isShown = (current: URLSearchParams, filterIds: readonly string[], view: View): boolean =>
  filterIds.every((id) => (current.get(id) ?? undefined) === view.filters[id]);

interface ViewTabsProps {
  views: readonly View[];
  filterIds: readonly string[];
}

/** The filter sets people come back to, one press away; they are links, so that each can be bookmarked. */
export function ViewTabs({ views, filterIds }: ViewTabsProps) {
  const [params] = useSearchParams();
  return (
    <nav aria-label="Views" className="mb-3 flex gap-1 overflow-x-auto">
      {views.map((view) => {
        const shown = isShown(params, filterIds, view);
        return (
          <Link
            key={view.id ?? view.label}
            to={searchOf(params, filterIds, view)}
            aria-current={shown ? 'true' : undefined}
            className={cn(
              'inline-flex h-8 shrink-0 items-center rounded-full px-3 text-[0.8125rem] font-medium text-ink-muted hover:bg-hover hover:text-ink max-md:h-10',
              shown && 'bg-ink text-canvas hover:bg-ink hover:text-canvas',
            )}
          >
            {view.label}
          </Link>
        );
      })}
    </nav>
  );
}
