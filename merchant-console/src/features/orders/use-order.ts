import {
  addOrderNote,
  archiveOrder,
  cancelOrder,
  createShipment,
  deliverShipment,
  getAdminOrder,
  markOrderPaid,
  setOrderTags,
  trackShipment,
  type AdminOrder,
  type CancelOrderInput,
  type ShipmentInput,
  type TrackingInput,
} from '@smallshop/contract';
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
export function useStoreOrder() {
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

/** Ships units of the order; the buyer gets an e-mail. */
export function useShip(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (shipment: ShipmentInput) =>
      api.call(createShipment, { params: { orderId: order.id }, body: shipment, ifMatch: order.version }),
    onSuccess: (shipped) => {
      store(shipped);
      const isWhole = shipped.lines.every(({ toShipQuantity }) => toShipQuantity === 0);
      announce(isWhole ? `Order ${shipped.number} is shipped` : `A part of order ${shipped.number} is shipped`);
    },
  });
}

/** Mends a parcel's tracking. */
export function useTrack(shipmentId: string) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (tracking: TrackingInput) => api.call(trackShipment, { params: { id: shipmentId }, body: tracking }),
    onSuccess: (tracked) => {
      store(tracked);
      announce('Tracking saved');
    },
  });
}

/** Notes that a parcel arrived; the buyer gets an e-mail. */
export function useDeliver(shipmentId: string) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: () => api.call(deliverShipment, { params: { id: shipmentId } }),
    onSuccess: (delivered) => {
      store(delivered);
      announce('Marked as delivered');
    },
    onError: announceError,
  });
}

/** Cancels the order and gives back what was paid; the buyer gets an e-mail. */
export function useCancel(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (input: CancelOrderInput) =>
      api.call(cancelOrder, { params: { id: order.id }, body: input, ifMatch: order.version }),
    onSuccess: (cancelled) => {
      store(cancelled);
      announce(`Order ${cancelled.number} is cancelled`);
    },
  });
}

/** Notes that a transfer or cash has arrived. */
export function useMarkPaid(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: () => api.call(markOrderPaid, { params: { id: order.id }, ifMatch: order.version }),
    onSuccess: (paid) => {
      store(paid);
      announce(`Order ${paid.number} is paid`);
    },
    onError: announceError,
  });
}

/** Replaces the order's tags. */
export function useTag(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (tags: string[]) =>
      api.call(setOrderTags, { params: { id: order.id }, body: { tags }, ifMatch: order.version }),
    onSuccess: store,
    onError: announceError,
  });
}

/** Puts the order out of the way, or back. */
export function useArchive(order: AdminOrder) {
  const api = useApi();
  const store = useStoreOrder();
  return useMutation({
    mutationFn: (isArchived: boolean) =>
      api.call(archiveOrder, { params: { id: order.id }, body: { isArchived }, ifMatch: order.version }),
    onSuccess: (kept) => {
      store(kept);
      announce(kept.archivedAt ? `Order ${kept.number} is archived` : `Order ${kept.number} is back from the archive`);
    },
    onError: announceError,
  });
}
