import { listProductTerms } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';

const noTerms: readonly string[] = [];

/** Brands or tags in use that begin with what was typed; none until they are known. */
export function useTerms(kind: 'brand' | 'tag', q: string, limit = 8): readonly string[] {
  const api = useApi();
  const { key } = useShop();
  const terms = useQuery({
    queryKey: key('terms', kind, q.trim(), limit),
    queryFn: ({ signal }) => api.call(listProductTerms, { query: { kind, q: q.trim().slice(0, 80), limit }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return terms.data?.items ?? noTerms;
}
