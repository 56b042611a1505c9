import {
  deleteProduct,
  duplicateProduct,
  changeProducts,
  previewProduct,
  saleStateOf,
  type AdminProduct,
} from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Copy, Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { explainError } from '../../ui/explain-error.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { DeleteDialog } from '../../ui/record-editor/delete-record.js';
import { PreviewButton } from '../../ui/preview-button.js';
import { StorefrontLink } from '../../ui/storefront-link.js';
import { announce, announceError } from '../../ui/toaster.js';
import { TranslateLink } from '../translations/translate-link.js';

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

function useArchive(product: AdminProduct) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const isArchived = product.status === 'archived';
  const status = isArchived ? 'draft' : 'archived';
  return useMutation({
    mutationFn: () => api.call(changeProducts, { body: { ids: [product.id], change: { kind: 'set_status', status } } }),
    onError: announceError,
    onSuccess: async () => {
      announce(isArchived ? 'Back among the drafts' : 'Archived: out of the shop, orders keep it');
      await queryClient.invalidateQueries({ queryKey: key('products') });
    },
  });
}

interface DuplicateProps {
  product: AdminProduct;
  onClose: () => void;
}

/** Asks what the copy is called, makes it, and goes there. */
function DuplicateDialog({ product, onClose }: DuplicateProps) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  const [title, setTitle] = useState(`${product.title} (copy)`.slice(0, 160));
  const copy = useMutation({
    mutationFn: () => api.call(duplicateProduct, { params: { id: product.id }, body: { title: title.trim() } }),
    onSuccess: async (made) => {
      queryClient.setQueryData(key('products', 'one', made.id), made);
      void queryClient.invalidateQueries({ queryKey: key('products', 'list') });
      announce('Duplicated: you are looking at the copy');
      onClose();
      await navigate(`${home}/products/${made.id}`);
    },
  });
  const isNamed = title.trim() !== '';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Duplicate product"
      description="The copy is a draft with the same words, pictures and prices. It gets SKUs and an address of its own, and no stock."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={copy.isPending} disabled={!isNamed} onClick={() => copy.mutate()}>
            Duplicate
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) copy.mutate();
        }}
      >
        <Field label="Title of the copy" error={copy.error ? explainError(copy.error).advice : undefined}>
          <Input value={title} maxLength={160} onChange={(event) => setTitle(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}

/** The way to the product's page in the shop, and deleting. */
export function ProductActions({ product }: { product: AdminProduct }) {
  const [isAsking, setAsking] = useState(false);
  const [isCopying, setCopying] = useState(false);
  const archive = useArchive(product);
  const remove = useDelete(product);
  const api = useApi();
  const { can } = useShop();
  return (
    <>
      <TranslateLink kind="product" id={product.id} />
      {product.status === 'active' && saleStateOf(product, new Date()) === 'on_sale' ? (
        <StorefrontLink url={product.storefrontUrl} />
      ) : (
        <PreviewButton makeLink={() => api.call(previewProduct, { params: { id: product.id } })} />
      )}
      {can('catalog.write') ? (
        <Menu
          trigger={
            <IconButton label="More actions" tone="secondary">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => setCopying(true)}>
            <Copy aria-hidden />
            Duplicate
          </MenuItem>
          <MenuItem onSelect={() => archive.mutate()}>
            {product.status === 'archived' ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {product.status === 'archived' ? 'Take out of the archive' : 'Archive'}
          </MenuItem>
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Trash2 aria-hidden />
            Delete product
          </MenuItem>
        </Menu>
      ) : null}
      {isCopying ? <DuplicateDialog product={product} onClose={() => setCopying(false)} /> : null}
      <DeleteDialog
        open={isAsking}
        onOpenChange={setAsking}
        name={product.title}
        description="It disappears for good, with its variants and pictures. To take it out of the shop and keep it, archive it instead."
        confirmLabel="Delete product"
        remove={remove}
      />
    </>
  );
}
