import {
  createCategory,
  deleteCategory,
  listAdminCategories,
  placeCategory,
  type AdminCategory,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { moved, type Place } from '../../ui/sortable/tree-order.js';
import { announce, announceError } from '../../ui/toaster.js';

interface Tree {
  items: AdminCategory[];
}

/** The tree of categories, and moving within it: shown at once, taken back when it is refused. */
export function useCategoryTree() {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const queryKey = key('categories', 'tree');
  const tree = useQuery({ queryKey, queryFn: ({ signal }) => api.call(listAdminCategories, { signal }) });
  const move = useMutation({
    mutationFn: ({ id, place }: { id: string; place: Place }) =>
      api.call(placeCategory, { params: { id }, body: place }),
    onMutate: async ({ id, place }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Tree>(queryKey);
      if (before) queryClient.setQueryData<Tree>(queryKey, { items: moved(before.items, id, place) });
      return before;
    },
    onSuccess: (saved) => queryClient.setQueryData<Tree>(queryKey, saved),
    onError: (error, _move, before) => {
      if (before) queryClient.setQueryData<Tree>(queryKey, before);
      announceError(error);
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  return { tree, move: (id: string, place: Place) => move.mutate({ id, place }) };
}

/** Adds a category; everything else about it is on its page. */
export function useAddCategory(onAdded: (category: AdminCategory) => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  return useMutation({
    mutationFn: (body: { name: string; parentId: string | null }) => api.call(createCategory, { body }),
    onSuccess: (category) => {
      void queryClient.invalidateQueries({ queryKey: key('categories') });
      announce(`“${category.name}” is added`);
      onAdded(category);
    },
  });
}

/** Deletes a category as it was read. */
export function useDeleteCategory({ id, name, version }: AdminCategory, onDeleted: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  return useMutation({
    mutationFn: () => api.send(deleteCategory, { params: { id }, ifMatch: version }),
    onSuccess: () => {
      announce(`“${name}” is deleted`);
      onDeleted();
      queryClient.removeQueries({ queryKey: key('categories', 'one', id) });
      void queryClient.invalidateQueries({ queryKey: key('categories') });
    },
  });
}
