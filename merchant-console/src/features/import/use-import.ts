import {
  applyImport,
  cancelImport,
  checkImport,
  getImport,
  undoImport,
  type ImportOptions,
  type ProductImport,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announceError } from '../../ui/toaster.js';

const pollMs = 1_000;

const isMoving = (one: ProductImport | undefined): boolean =>
  one !== undefined && (one.progress !== null || one.counts.imagesDone + one.counts.imagesFailed < one.counts.images);

/** One import, followed while a worker is at it. */
export function useImport(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('imports', 'one', id),
    queryFn: ({ signal }) => api.call(getImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? pollMs : false),
  });
}

/** What a person can do with an import; each answers with how it stands then. */
export function useImportOrders(id: string) {
  const api = useApi();
  const { key } = useShop();
  const queries = useQueryClient();
  const params = { id };
  const onSuccess = (one: ProductImport) => {
    queries.setQueryData(key('imports', 'one', id), one);
    void queries.invalidateQueries({ queryKey: key('imports', 'report', id) });
    void queries.invalidateQueries({ queryKey: key('imports', 'list') });
  };
  const shared = { onSuccess, onError: announceError };
  return {
    check: useMutation({
      mutationFn: (body: { columns?: (string | null)[]; options: ImportOptions }) =>
        api.call(checkImport, { params, body }),
      ...shared,
    }),
    apply: useMutation({ mutationFn: () => api.call(applyImport, { params }), ...shared }),
    cancel: useMutation({ mutationFn: () => api.call(cancelImport, { params }), ...shared }),
    undo: useMutation({ mutationFn: () => api.call(undoImport, { params }), ...shared }),
  };
}
