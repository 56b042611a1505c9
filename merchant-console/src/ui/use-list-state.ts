import { useCallback } from 'react';
import { useAddress } from './use-address.js';

/** A list's search, order and filters, kept in the address so that a view can be shared and Back works. */
export function useListState(filterIds: readonly string[]) {
  const { params, change } = useAddress();
  const set = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => change(changes, { replace: true }),
    [change],
  );
  const setQuery = useCallback((q: string) => set({ q: q.trim() }), [set]);
  return {
    q: params.get('q') ?? '',
    sort: params.get('sort') ?? undefined,
    filter: (id: string) => params.get(id) ?? undefined,
    setQuery,
    setSort: (sort: string) => set({ sort }),
    setFilter: (id: string, value: string | undefined) => set({ [id]: value }),
    clearFilters: () => set(Object.fromEntries(filterIds.map((id) => [id, undefined]))),
    /** Whether anything narrows the list. */
    isNarrowed: params.has('q') || filterIds.some((id) => params.has(id)),
  };
}
