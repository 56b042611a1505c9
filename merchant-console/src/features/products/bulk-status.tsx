import { getAdminProduct, updateProduct, type AdminProductRow, type ProductStatus } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import type { ApiClient } from '../../client/api-client.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { announce, announceError } from '../../ui/toaster.js';
import { inputOf } from './product-input.js';

/** Sets one product's status, leaving every other field as it stands at this moment. */
async function changeStatus(api: ApiClient, id: string, status: ProductStatus): Promise<void> {
  const product = await api.call(getAdminProduct, { params: { id } });
  await api.call(updateProduct, { params: { id }, body: { ...inputOf(product), status }, ifMatch: product.version });
}

const done: Readonly<Record<ProductStatus, string>> = {
  active: 'put on sale',
  draft: 'set to draft',
  archived: 'archived',
};

interface BulkStatusProps {
  products: readonly AdminProductRow[];
  onDone: () => void;
}

/** Puts the selected products on sale, or archives them; says which ones were refused and offers to undo. */
export function BulkStatus({ products, onDone }: BulkStatusProps) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: key('products') });
  const change = useMutation({
    mutationFn: async (status: ProductStatus) => {
      const results = await Promise.allSettled(products.map(({ id }) => changeStatus(api, id, status)));
      const changed = products.filter((_, index) => results[index]?.status === 'fulfilled');
      const failure = results.find((result) => result.status === 'rejected');
      return { status, changed, failure };
    },
    onSuccess: async ({ status, changed, failure }) => {
      const undo = () =>
        void Promise.all(changed.map((product) => changeStatus(api, product.id, product.status)))
          .catch(announceError)
          .finally(() => void reload());
      if (changed.length > 0)
        announce(`${changed.length === 1 ? '1 product' : `${changed.length} products`} ${done[status]}`, undo);
      if (failure) announceError(failure.reason);
      await reload();
      onDone();
    },
  });
  return (
    <>
      <Button size="small" busy={change.isPending} onClick={() => change.mutate('active')}>
        Put on sale
      </Button>
      <Button size="small" busy={change.isPending} onClick={() => change.mutate('archived')}>
        Archive
      </Button>
    </>
  );
}
