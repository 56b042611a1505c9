import {
  createRefund,
  previewRefund,
  type AdminOrder,
  type CreateRefundInput,
  type RefundInput,
} from '@smallshop/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { formatMoney } from '../../ui/money.js';
import { announce } from '../../ui/toaster.js';
import { useStoreOrder } from './use-order.js';

/** What a refund would come to, worked out by the server as it is put together. */
export function useRefundPreview(order: AdminOrder, wish: RefundInput) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('orders', 'refund', order.id, order.version, wish),
    queryFn: ({ signal }) => api.call(previewRefund, { params: { id: order.id }, body: wish, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Gives money back; the customer gets an e-mail. */
export function useRefund(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (refund: CreateRefundInput) =>
      api.call(createRefund, { params: { id: order.id }, body: refund, ifMatch: order.version }),
    onSuccess: (refunded) => {
      store(refunded);
      const last = refunded.refunds.at(-1);
      if (!last) return;
      const said = { pending: 'is on its way back', succeeded: 'refunded', failed: 'could not be refunded' };
      announce(`${formatMoney(last.amount)} ${said[last.status]}`);
    },
  });
}
