import {
  cancelTransfer,
  createTransfer,
  getTransfer,
  receiveTransfer,
  sendTransfer,
  updateTransfer,
  type ReceiptInput,
  type Transfer,
  type TransferInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce } from '../../ui/toaster.js';
import { useStockRefresh } from './use-stock-change.js';

/** One transfer. */
export function useTransfer(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('inventory', 'transfer', id),
    queryFn: ({ signal }) => api.call(getTransfer, { params: { id }, signal }),
  });
}

function useKept(message: (transfer: Transfer) => string) {
  const { key } = useShop();
  const queryClient = useQueryClient();
  const refresh = useStockRefresh();
  return (transfer: Transfer) => {
    queryClient.setQueryData(key('inventory', 'transfer', transfer.id), transfer);
    void refresh();
    announce(message(transfer));
  };
}

/** Writes a draft: a new one, or over the version that was read. */
export function useSaveTransfer(read: Transfer | undefined) {
  const api = useApi();
  const onSuccess = useKept(({ number }) => `Transfer ${number} saved`);
  return useMutation({
    mutationFn: (body: TransferInput) =>
      read
        ? api.call(updateTransfer, { params: { id: read.id }, body, ifMatch: read.version })
        : api.call(createTransfer, { body }),
    onSuccess,
  });
}

/** Sends a draft as it was read. */
export function useSendTransfer({ id, version }: Transfer) {
  const api = useApi();
  const onSuccess = useKept(({ number }) => `Transfer ${number} is on its way`);
  return useMutation({ mutationFn: () => api.call(sendTransfer, { params: { id }, ifMatch: version }), onSuccess });
}

/** Receives what arrived now. */
export function useReceiveTransfer({ id }: Transfer) {
  const api = useApi();
  const onSuccess = useKept(({ status, number }) =>
    status === 'received' ? `Transfer ${number} is complete` : 'Received',
  );
  return useMutation({
    mutationFn: (body: ReceiptInput) => api.call(receiveTransfer, { params: { id }, body }),
    onSuccess,
  });
}

/** Cancels; what is on its way goes back. */
export function useCancelTransfer({ id, version }: Transfer) {
  const api = useApi();
  const onSuccess = useKept(({ number }) => `Transfer ${number} cancelled`);
  return useMutation({ mutationFn: () => api.call(cancelTransfer, { params: { id }, ifMatch: version }), onSuccess });
}
