import {
  createOrderView,
  deleteOrderView,
  listOrderViews,
  updateOrderView,
  type OrderView,
  type OrderViewInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce, announceError } from '../../ui/toaster.js';

/** One's own saved views and those others share, and what can be done to them. */
export function useOrderViews() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const queryKey = key('order-views');
  const list = useQuery({ queryKey, queryFn: ({ signal }) => api.call(listOrderViews, { signal }) });
  const onSuccess = () => queryClient.invalidateQueries({ queryKey });
  const change = useMutation({
    mutationFn: ({ view, input }: { view: OrderView; input: OrderViewInput }) =>
      api.call(updateOrderView, { params: { id: view.id }, body: input, ifMatch: view.version }),
    onSuccess,
    onError: announceError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: OrderView) => api.send(deleteOrderView, { params: { id } }),
    onSuccess: async () => {
      announce('View removed');
      await onSuccess();
    },
    onError: announceError,
  });
  return { views: list.data?.items ?? [], change, remove };
}

/** Saves a view under a name. */
export function useSaveView(onSaved: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: OrderViewInput) => api.call(createOrderView, { body }),
    onSuccess: async ({ name }) => {
      announce(`View “${name}” saved`);
      await queryClient.invalidateQueries({ queryKey: key('order-views') });
      onSaved();
    },
  });
}
