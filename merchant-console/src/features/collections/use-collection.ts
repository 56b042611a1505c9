import {
  addCollectionProducts,
  collectionInput,
  getAdminCollection,
  listCollectionProducts,
  placeCollectionProduct,
  removeCollectionProduct,
  updateCollection,
  type AdminCollection,
} from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import type { Shelf } from '../placed-products/placed-products-card.js';
import { draftOf, inputOf } from './collection-draft.js';

const whileApplyingMs = 1_000;

/** A collection; read again every second while workers apply changed rules. */
export function useCollection(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('collections', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminCollection, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.isApplying ? whileApplyingMs : false),
  });
}

/** What stands in a collection; only to look at where rules decide. */
export function useShelf({ id, kind, isApplying, productCount }: AdminCollection): Shelf {
  const api = useApi();
  const { key, can } = useShop();
  const params = (productId: string) => ({ id, productId });
  return {
    // Where rules decide, the list is another one whenever workers have found it anew.
    queryKey: key('collections', 'products', id, ...(kind === 'rules' ? [isApplying, productCount] : [])),
    noun: 'collection',
    list: (cursor) =>
      api.call(listCollectionProducts, {
        params: { id },
        query: { limit: 50, include: 'total', ...(cursor ? { cursor } : {}) },
      }),
    ...(kind === 'manual' &&
      can('catalog.write') && {
        arrange: {
          add: (productIds: string[]) => api.send(addCollectionProducts, { params: { id }, body: { productIds } }),
          remove: (productId: string) => api.send(removeCollectionProduct, { params: params(productId) }),
          place: (productId: string, beforeId: string | null) =>
            api.send(placeCollectionProduct, { params: params(productId), body: { beforeId } }),
        },
      }),
  };
}

/** The draft of a collection and saving it. */
export function useCollectionEditor(collection: AdminCollection) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key, shop } = useShop();
  const { currency } = shop;
  const params = { id: collection.id };
  return useRecordEditor({
    read: collection,
    draftOf: useCallback((read: AdminCollection) => draftOf(read, currency), [currency]),
    inputOf: (draft) => inputOf(draft, currency),
    schema: collectionInput,
    refusals: { 'collection.slug_taken': 'slug', 'collection.rule_unknown': 'rules' },
    save: (body, ifMatch) => api.call(updateCollection, { params, body: collectionInput.parse(body), ifMatch }),
    reload: () => api.call(getAdminCollection, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('collections', 'one', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('collections', 'list') });
    },
    savedMessage: collection.isPublished ? 'Saved; the shop shows it within seconds' : 'Saved',
  });
}
