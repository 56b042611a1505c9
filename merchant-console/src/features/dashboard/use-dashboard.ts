import { getDashboard } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';

/** Today's figures and what needs doing; refreshed every minute while the console is in front. */
export function useDashboard() {
  const api = useApi();
  const { key, can } = useShop();
  return useQuery({
    queryKey: key('dashboard'),
    queryFn: ({ signal }) => api.call(getDashboard, { signal }),
    enabled: can('reports.read'),
    refetchInterval: 60_000,
  });
}
