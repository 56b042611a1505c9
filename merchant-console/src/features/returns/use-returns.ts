import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  exchangeReturn,
  getAdminProduct,
  getAdminReturn,
  listAdminReturns,
  listOrderReturns,
  openReturn,
  previewReturnRefund,
  receiveReturn,
  refundReturn,
  updateReturn,
  type AdminReturn,
  type ApproveReturnInput,
  type ExchangeReturnInput,
  type OpenReturnInput,
  type ReceiveReturnInput,
  type ReturnRefundInput,
  type ReturnSendingInput,
} from '@smallshop/contract';
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { formatMoney } from '../../ui/money.js';
import { announce, announceError } from '../../ui/toaster.js';
import { returnName } from './return-status.js';

/** One return. */
export function useReturn(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('returns', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminReturn, { params: { id }, signal }),
  });
}

/** Returns of an order, and what else could come back of it. */
export function useOrderReturns(orderId: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('returns', 'order', orderId),
    queryFn: ({ signal }) => api.call(listOrderReturns, { params: { id: orderId }, signal }),
  });
}

/** Requests that wait for an answer; 0 until that is known. */
export function useRequestedCount(): number {
  const api = useApi();
  const { key, can } = useShop();
  const requested = useQuery({
    queryKey: key('returns', 'requested'),
    queryFn: ({ signal }) =>
      api.call(listAdminReturns, { query: { status: 'requested', limit: 1, include: 'total' }, signal }),
    enabled: can('orders.read'),
    refetchInterval: 60_000,
  });
  return requested.data?.total ?? 0;
}

function useStoreReturn() {
  const queryClient = useQueryClient();
  const { key } = useShop();
  return (item: AdminReturn) => {
    queryClient.setQueryData(key('returns', 'one', item.id), item);
    for (const part of ['list', 'order', 'requested']) {
      void queryClient.invalidateQueries({ queryKey: key('returns', part) });
    }
    void queryClient.invalidateQueries({ queryKey: key('orders') });
  };
}

function useStep<Input>(said: string, send: (input: Input) => Promise<AdminReturn>) {
  const store = useStoreReturn();
  return useMutation({
    mutationFn: send,
    onSuccess: (item) => {
      store(item);
      announce(`Return ${returnName(item)} ${said}`);
    },
  });
}

/** Opens a return for a buyer, who is told how to send the goods. */
export function useOpenReturn(orderId: string) {
  const api = useApi();
  return useStep('opened', (body: OpenReturnInput) => api.call(openReturn, { params: { id: orderId }, body }));
}

const aim = ({ id, version }: AdminReturn) => ({ params: { id }, ifMatch: version });

/** Lets the buyer send the goods. */
export function useApprove(item: AdminReturn) {
  const api = useApi();
  return useStep('approved', (body: ApproveReturnInput) => api.call(approveReturn, { ...aim(item), body }));
}

/** Turns a request down. */
export function useDecline(item: AdminReturn) {
  const api = useApi();
  return useStep('declined', (message: string) => api.call(declineReturn, { ...aim(item), body: { message } }));
}

/** Mends instructions and label. */
export function useMendSending(item: AdminReturn) {
  const api = useApi();
  return useStep('saved', (body: ReturnSendingInput) => api.call(updateReturn, { ...aim(item), body }));
}

/** Takes goods in. */
export function useReceive(item: AdminReturn) {
  const api = useApi();
  return useStep('received', (body: ReceiveReturnInput) => api.call(receiveReturn, { ...aim(item), body }));
}

/** Ends a return without money: before anything came, or after. */
export function useEnd(item: AdminReturn) {
  const api = useApi();
  const store = useStoreReturn();
  const operation = item.status === 'received' ? closeReturn : cancelReturn;
  return useMutation({
    mutationFn: () => api.call(operation, aim(item)),
    onSuccess: (ended) => {
      store(ended);
      announce(`Return ${returnName(ended)} ${ended.status}`);
    },
    onError: announceError,
  });
}

/** Sends other variants for what came back. */
export function useExchange(item: AdminReturn) {
  const api = useApi();
  return useStep('exchanged', (body: ExchangeReturnInput) => api.call(exchangeReturn, { ...aim(item), body }));
}

/** Products by their ids, for the choice of another variant; those that are gone are left out. */
export function useProducts(ids: readonly string[]) {
  const api = useApi();
  const { key } = useShop();
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: key('products', 'one', id),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.call(getAdminProduct, { params: { id }, signal }),
    })),
  });
  return { isLoading: queries.some(({ isPending }) => isPending), products: queries.flatMap(({ data }) => data ?? []) };
}

/** What the refund would come to, worked out by the server. */
export function useReturnRefundPreview(item: AdminReturn, wish: ReturnRefundInput) {
  const api = useApi();
  const { key, can } = useShop();
  return useQuery({
    queryKey: key('returns', 'refund', item.id, item.version, wish),
    queryFn: ({ signal }) => api.call(previewReturnRefund, { params: { id: item.id }, body: wish, signal }),
    placeholderData: keepPreviousData,
    enabled: can('orders.refund'),
    retry: false,
  });
}

/** Gives the money for what came back. */
export function useRefundReturn(item: AdminReturn) {
  const api = useApi();
  const store = useStoreReturn();
  return useMutation({
    mutationFn: (body: ReturnRefundInput) => api.call(refundReturn, { ...aim(item), body }),
    onSuccess: (refunded) => {
      store(refunded);
      const { refund } = refunded;
      if (!refund) return;
      const said = { pending: 'is on its way back', succeeded: 'refunded', failed: 'could not be refunded' };
      announce(`${formatMoney(refund.amount)} ${said[refund.status]}`);
    },
  });
}
