import {
  getPriceList,
  listCustomerGroups,
  listPriceLists,
  listPrices,
  listShopCurrencies,
  priceListInput,
  setPrices,
  updatePriceList,
  type PriceList,
  type PriceListRow,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { announce, announceError } from '../../ui/toaster.js';
import { changesOf, problemOf, type PriceEdits, type TypedPrice } from './price-edits.js';
import { draftOf, inputOf } from './price-list-draft.js';

/** All price lists of the shop. */
export function usePriceLists() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('price-lists', 'all'),
    queryFn: ({ signal }) => api.call(listPriceLists, { signal }),
  });
}

/** What a list can be for: the shop's currencies, its own first, and its groups. */
export function useListChoices() {
  const api = useApi();
  const { key, can, shop } = useShop();
  const currencies = useQuery({
    queryKey: key('currencies'),
    queryFn: ({ signal }) => api.call(listShopCurrencies, { signal }),
  });
  const groups = useQuery({
    queryKey: key('customer-groups', 'all'),
    enabled: can('customers.read'),
    queryFn: ({ signal }) => api.call(listCustomerGroups, { signal }),
  });
  return {
    currencies: [shop.currency, ...(currencies.data?.items ?? []).map(({ currency }) => currency)],
    groups: groups.data?.items ?? [],
  };
}

/** One list. */
export function usePriceList(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('price-lists', 'one', id),
    queryFn: ({ signal }) => api.call(getPriceList, { params: { id }, signal }),
  });
}

/** The draft of a list's settings and saving it. */
export function usePriceListEditor(list: PriceList) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key, shop } = useShop();
  const { timezone } = shop;
  const params = { id: list.id };
  return useRecordEditor({
    read: list,
    draftOf: useCallback((read: PriceList) => draftOf(read, timezone), [timezone]),
    inputOf: (draft) => inputOf(draft, timezone),
    schema: priceListInput,
    refusals: {
      'price_list.name_taken': 'name',
      'price_list.schedule_invalid': 'endsAt',
      'price_list.currency_fixed': 'currency',
      'currency.not_found': 'currency',
      'customer_group.not_found': 'groupId',
    },
    save: (body, ifMatch) => api.call(updatePriceList, { params, body: priceListInput.parse(body), ifMatch }),
    reload: () => api.call(getPriceList, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('price-lists', 'one', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('price-lists') });
    },
    savedMessage: 'Price list saved',
  });
}

/** Rows of a list's grid, as far as they are scrolled. */
export function usePriceRows(id: string, q: string, show: 'priced' | 'all') {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('price-lists', 'rows', id, q, show), (cursor) =>
    api.call(listPrices, { params: { id }, query: { q, show, limit: 50, ...(cursor ? { cursor } : {}) } }),
  );
}

/** Prices that are typed, kept over searches until they are saved or dropped. */
export function usePriceEdits({ id, currency }: PriceList) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const [edits, setEdits] = useState<PriceEdits>(new Map());
  const [rows, setRows] = useState<ReadonlyMap<string, PriceListRow>>(new Map());
  const write = useMutation({
    mutationFn: () =>
      api.call(setPrices, { params: { id }, body: { prices: changesOf([...rows.values()], edits, currency) } }),
    onSuccess: async ({ changed }) => {
      await queryClient.invalidateQueries({ queryKey: key('price-lists') });
      setEdits(new Map());
      announce(changed === 1 ? '1 price saved' : `${changed} prices saved`);
    },
    onError: announceError,
  });
  const edit = (changed: readonly (readonly [PriceListRow, readonly TypedPrice[]])[]) => {
    setRows((current) => new Map([...current, ...changed.map(([row]) => [row.variantId, row] as const)]));
    setEdits((current) => new Map([...current, ...changed.map(([row, typed]) => [row.variantId, typed] as const)]));
  };
  const hasProblem = [...edits.values()].flat().some((typed) => problemOf(typed, currency) !== undefined);
  return {
    ...{ edits, edit, hasProblem },
    isDirty: edits.size > 0,
    isSaving: write.isPending,
    save: () => write.mutate(),
    discard: () => setEdits(new Map()),
  };
}
