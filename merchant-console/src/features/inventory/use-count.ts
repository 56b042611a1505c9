import {
  applyCount,
  cancelCount,
  countLinesQuery,
  enterCount,
  getCount,
  listCountLines,
  type CountEntryInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { announce } from '../../ui/toaster.js';
import { useStockRefresh } from './use-stock-change.js';

/** How far a count has come; asked again every few seconds, for others count too. */
export function useCount(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('inventory', 'count', id),
    queryFn: ({ signal }) => api.call(getCount, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'open' ? 10_000 : false),
  });
}

/** Lines of a count. */
export function useCountLines(id: string, wanted: { q: string | undefined; show: string | undefined }) {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('inventory', 'count-lines', id, wanted), (cursor) => {
    const page = { cursor, limit: 50, include: 'total' };
    const query = countLinesQuery.safeParse({ ...wanted, ...page }).data ?? countLinesQuery.parse(page);
    return api.call(listCountLines, { params: { id }, query });
  });
}

/** Enters what lies there. */
export function useEnter(id: string) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CountEntryInput) => api.call(enterCount, { params: { id }, body }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: key('inventory', 'count', id) }),
        queryClient.invalidateQueries({ queryKey: key('inventory', 'count-lines', id) }),
      ]),
  });
}

/** Puts the differences into stock, or gives the count up. */
export function useCloseCount(id: string) {
  const api = useApi();
  const refresh = useStockRefresh();
  return useMutation({
    mutationFn: (act: 'apply' | 'cancel') => api.call(act === 'apply' ? applyCount : cancelCount, { params: { id } }),
    onSuccess: ({ status, number }) => {
      announce(status === 'applied' ? `Count ${number} applied` : `Count ${number} cancelled`);
      void refresh();
    },
  });
}
