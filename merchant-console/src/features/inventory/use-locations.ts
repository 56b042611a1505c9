import { listLocations } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';

/** The shop's locations; `open` leaves out the closed ones, `main` is the default. */
export function useLocations() {
  const api = useApi();
  const { key } = useShop();
  const query = useQuery({
    queryKey: key('inventory', 'locations'),
    queryFn: ({ signal }) => api.call(listLocations, { signal }),
  });
  const all = query.data?.items ?? [];
  return { query, all, open: all.filter(({ isActive }) => isActive), main: all.find(({ isDefault }) => isDefault) };
}
