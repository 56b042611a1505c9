import {
  addPromotionCodes,
  deletePromotionCode,
  getAdminPromotion,
  listAdminCollections,
  listAdminPromotions,
  listPromotionCodes,
  promotionInput,
  promotionStatusSchema,
  updatePromotion,
  type AdminPromotion,
  type PromotionCodesInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { announce, announceError } from '../../ui/toaster.js';
import { draftOf, inputOf } from './discount-draft.js';

/** Discounts of the shop, as far as they are scrolled. */
export function useDiscounts(q: string, status: string | undefined) {
  const api = useApi();
  const { key } = useShop();
  const wanted = promotionStatusSchema.safeParse(status).data;
  return useCursorList(key('discounts', 'all', q, wanted), (cursor) =>
    api.call(listAdminPromotions, {
      query: {
        ...{ limit: 50, include: 'total' },
        ...(q === '' ? {} : { q }),
        ...(wanted ? { status: wanted } : {}),
        ...(cursor ? { cursor } : {}),
      },
    }),
  );
}

/** One discount. */
export function useDiscount(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('discounts', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminPromotion, { params: { id }, signal }),
  });
}

/** The shop's collections by name, as many as one page holds. */
export function useCollectionChoices() {
  const api = useApi();
  const { key, can } = useShop();
  const collections = useQuery({
    queryKey: key('collections', 'choices'),
    enabled: can('catalog.read'),
    queryFn: ({ signal }) => api.call(listAdminCollections, { query: { limit: 100 }, signal }),
  });
  return collections.data?.items ?? [];
}

/** The draft of a discount and saving it. */
export function useDiscountEditor(read: AdminPromotion) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key, shop } = useShop();
  const { timezone, currency } = shop;
  const params = { id: read.id };
  return useRecordEditor({
    read,
    draftOf: useCallback((one: AdminPromotion) => draftOf(one, currency, timezone), [currency, timezone]),
    inputOf: (draft) => inputOf(draft, currency, timezone),
    schema: promotionInput,
    refusals: { 'promotion.schedule_invalid': 'endsAt', 'promotion.items_unknown': 'items' },
    save: (body, ifMatch) => api.call(updatePromotion, { params, body: promotionInput.parse(body), ifMatch }),
    reload: () => api.call(getAdminPromotion, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('discounts', 'one', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('discounts') });
    },
    savedMessage: 'Discount saved',
  });
}

/** The codes of a discount, adding and taking back. */
export function useCodes(id: string, q: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: key('discounts') });
  const list = useCursorList(key('discounts', 'codes', id, q), (cursor) =>
    api.call(listPromotionCodes, {
      params: { id },
      query: { limit: 25, include: 'total', ...(q === '' ? {} : { q }), ...(cursor ? { cursor } : {}) },
    }),
  );
  const add = useMutation({
    mutationFn: (body: PromotionCodesInput) => api.call(addPromotionCodes, { params: { id }, body }),
    onSuccess: ({ items }) => {
      announce(items.length === 1 ? `${items[0]?.code ?? 'Code'} added` : `${items.length} codes added`);
      refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (code: string) => api.send(deletePromotionCode, { params: { id, code } }),
    onSuccess: refresh,
    onError: announceError,
  });
  return { list, add, remove };
}
