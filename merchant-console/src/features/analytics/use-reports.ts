import { getReport, getSalesOverview, type ReportName } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useAddress } from '../../ui/use-address.js';
import { queryOf, todayIn } from './period.js';

/** The period and filters that stand in the address. */
export function useAsked() {
  const { shop } = useShop();
  const { params } = useAddress();
  return queryOf(params, todayIn(shop.timezone, new Date()));
}

/** Sales of the period in the address; brought up to date every minute. */
export function useOverview() {
  const api = useApi();
  const { key } = useShop();
  const query = useAsked();
  return useQuery({
    queryKey: key('reports', 'overview', query),
    queryFn: ({ signal }) => api.call(getSalesOverview, { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** One report over the period in the address. */
export function useReport(name: ReportName) {
  const api = useApi();
  const { key } = useShop();
  const query = useAsked();
  return useQuery({
    queryKey: key('reports', name, query),
    queryFn: ({ signal }) => api.call(getReport, { params: { name }, query, signal }),
    placeholderData: (previous) => (previous?.name === name ? previous : undefined),
  });
}
