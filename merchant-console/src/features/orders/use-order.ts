import { addOrderNote, createShipment, getAdminOrder, type AdminOrder, type ShipmentInput } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce, announceError } from '../../ui/toaster.js';

/** One order with its timeline. */
export function useOrder(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('orders', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminOrder, { params: { id }, signal }),
  });
}

/** Puts an answered order into the cache and lets lists and figures reload. */
function useStoreOrder() {
  const queryClient = useQueryClient();
  const { key } = useShop();
  return (order: AdminOrder) => {
    queryClient.setQueryData(key('orders', 'one', order.id), order);
    void queryClient.invalidateQueries({ queryKey: key('orders', 'list') });
    void queryClient.invalidateQueries({ queryKey: key('dashboard') });
  };
}

/** Adds a note only staff see. */
export function useAddNote(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (message: string) => api.call(addOrderNote, { params: { id: order.id }, body: { message } }),
    onSuccess: store,
    onError: announceError,
  });
}

/** Ships everything of the order that has not left yet; the buyer gets an e-mail. */
export function useShip(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (shipment: ShipmentInput) =>
      api.call(createShipment, { params: { orderId: order.id }, body: shipment, ifMatch: order.version }),
    onSuccess: (shipped) => {
      store(shipped);
      announce(`Order ${shipped.number} is marked as shipped`);
    },
  });
}
