import {
  createPickup,
  createShippingZone,
  deletePickup,
  deleteShippingZone,
  getShippingSettings,
  getShippingZone,
  pickupInput,
  shippingTrialInput,
  shippingZoneInput,
  tryShipping,
  updatePickup,
  updateShippingZone,
  type Pickup,
  type PickupInput,
  type ShippingZone,
} from '@smallshop/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { announce } from '../../ui/toaster.js';
import { draftOf, inputOf } from './zone-draft.js';

/** Zones with their methods, and places to fetch goods at. */
export function useShippingSettings() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('shipping', 'all'),
    queryFn: ({ signal }) => api.call(getShippingSettings, { signal }),
  });
}

/** One zone. */
export function useZone(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('shipping', 'zone', id),
    queryFn: ({ signal }) => api.call(getShippingZone, { params: { id }, signal }),
  });
}

/** The draft of a zone and saving it. */
export function useZoneEditor(read: ShippingZone) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key, shop } = useShop();
  const { currency } = shop;
  const params = { id: read.id };
  return useRecordEditor({
    read,
    draftOf: useCallback((zone: ShippingZone) => draftOf(zone, currency), [currency]),
    inputOf: (draft) => inputOf(draft, currency),
    schema: shippingZoneInput,
    refusals: { 'shipping_zone.area_taken': 'areas', 'shipping_zone.method_unknown': 'methods' },
    save: (body, ifMatch) => api.call(updateShippingZone, { params, body: shippingZoneInput.parse(body), ifMatch }),
    reload: () => api.call(getShippingZone, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('shipping', 'zone', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('shipping') });
    },
    savedMessage: 'Zone saved',
  });
}

/** Adding a zone without methods, which opens it. */
export function useAddZone(onClose: () => void) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: ({ name, countries }: { name: string; countries: readonly string[] }) => {
      const areas = countries.map((country) => ({ country }));
      return api.call(createShippingZone, { body: shippingZoneInput.parse({ name, areas, methods: [] }) });
    },
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: key('shipping') });
      onClose();
      void navigate(`${home}/settings/shipping/zones/${id}`);
    },
  });
}

/** Deleting a zone with its methods. */
export function useDeleteZone({ id, name }: ShippingZone) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: () => api.send(deleteShippingZone, { params: { id } }),
    onSuccess: () => {
      announce(`${name} deleted`);
      queryClient.removeQueries({ queryKey: key('shipping', 'zone', id) });
      void queryClient.invalidateQueries({ queryKey: key('shipping', 'all') });
      void navigate(`${home}/settings/shipping`);
    },
  });
}

/** Adding, changing and removing places to fetch goods at. */
export function usePickupWrites(onDone: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const done = (message: string) => {
    announce(message);
    void queryClient.invalidateQueries({ queryKey: key('shipping') });
    onDone();
  };
  const save = useMutation({
    mutationFn: ({ pickup, input }: { pickup: Pickup | undefined; input: PickupInput }) => {
      const body = pickupInput.parse(input);
      if (!pickup) return api.call(createPickup, { body });
      return api.call(updatePickup, { params: { id: pickup.id }, body, ifMatch: pickup.version });
    },
    onSuccess: ({ name }) => done(`${name} saved`),
  });
  const remove = useMutation({
    mutationFn: ({ id }: Pickup) => api.send(deletePickup, { params: { id } }),
    onSuccess: (_nothing, { name }) => done(`${name} removed`),
  });
  return { save, remove };
}

/** What a parcel would cost, by what is saved. */
export function useTrial(wanted: object) {
  const api = useApi();
  const { key } = useShop();
  const parsed = shippingTrialInput.safeParse(wanted);
  return useQuery({
    queryKey: key('shipping', 'trial', wanted),
    enabled: parsed.success,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.call(tryShipping, { body: shippingTrialInput.parse(wanted), signal }),
  });
}
