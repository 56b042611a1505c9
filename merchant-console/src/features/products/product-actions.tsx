import { deleteProduct, type AdminProduct } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, ExternalLink, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { announce } from '../../ui/toaster.js';

function useDelete(product: AdminProduct) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: () => api.send(deleteProduct, { params: { id: product.id }, ifMatch: product.version }),
    onSuccess: async () => {
      announce(`“${product.title}” is deleted`);
      await navigate(`${home}/products`, { replace: true });
      queryClient.removeQueries({ queryKey: key('products', 'one', product.id) });
      await queryClient.invalidateQueries({ queryKey: key('products', 'list') });
    },
  });
}

/** The way to the product's page in the shop, and deleting. */
export function ProductActions({ product }: { product: AdminProduct }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDelete(product);
  const { can } = useShop();
  return (
    <>
      {product.status === 'active' ? (
        <Button asChild>
          <a href={product.storefrontUrl} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            View in the shop
          </a>
        </Button>
      ) : null}
      {can('catalog.write') ? (
        <Menu
          trigger={
            <IconButton label="More actions" tone="secondary">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Trash2 aria-hidden />
            Delete product
          </MenuItem>
        </Menu>
      ) : null}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${product.title}”?`}
        description="It disappears for good, with its variants and pictures. To take it out of the shop and keep it, archive it instead."
        keepLabel="Keep it"
        confirmLabel="Delete product"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {remove.error ? (
          <Notice tone="critical" title="Not deleted">
            {explainError(remove.error).advice}
          </Notice>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
