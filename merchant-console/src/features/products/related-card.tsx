import { listAdminProducts, type RelatedProduct } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Input } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';
import { productLooks } from './product-status.js';

const most = 24;

interface PickerProps {
  productId: string;
  value: readonly RelatedProduct[];
  onChange: (related: RelatedProduct[]) => void;
  onClose: () => void;
}

function Picker({ productId, value, onChange, onClose }: PickerProps) {
  const api = useApi();
  const { key } = useShop();
  const [q, setQ] = useState('');
  const wanted = q.trim() || undefined;
  const found = useQuery({
    queryKey: key('products', 'pick', wanted),
    queryFn: ({ signal }) => api.call(listAdminProducts, { query: { q: wanted, limit: 20, sort: 'title' }, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.items.filter(({ id }) => id !== productId) ?? [];
  const toggle = (product: RelatedProduct, isChosen: boolean) =>
    onChange(isChosen ? [...value, product] : value.filter(({ id }) => id !== product.id));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Related products"
      description={`${value.length} of at most ${most} chosen.`}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <Field label="Search products">
        <Input
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          placeholder="Title, brand or SKU"
        />
      </Field>
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <LoadingBlock label="Loading products" rows={6} className="mt-4" /> : null}
      {found.data && rows.length === 0 ? <p className="mt-4 text-sm text-ink-muted">No product matches.</p> : null}
      <ul className="mt-3 divide-y divide-line">
        {rows.map(({ id, title, slug, image, status }) => {
          const isChosen = value.some((product) => product.id === id);
          return (
            <li key={id}>
              <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1.5 text-sm">
                <Checkbox
                  checked={isChosen}
                  disabled={!isChosen && value.length >= most}
                  onCheckedChange={(checked) => toggle({ id, title, slug, image, status }, checked === true)}
                />
                <ProductThumb image={image} className="size-9" />
                <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
                <span className="text-[0.8125rem] text-ink-subtle">
                  {status === 'active' ? '' : productLooks[status].label}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

const swapped = <T,>(list: readonly T[], at: number): T[] =>
  list.flatMap((item, index) => (index === at ? list.slice(at, at + 2).toReversed() : index === at + 1 ? [] : [item]));

/** Products shown beside this one, in the merchant's order. */
export function RelatedCard({ productId }: { productId: string }) {
  const { watch, setValue } = useFormContext<ProductForm>();
  const [isPicking, setPicking] = useState(false);
  const related = watch('related');
  const set = (next: RelatedProduct[]) => setValue('related', next, { shouldDirty: true });
  return (
    <Card
      title="Related products"
      description="Shown beside this product first; products of the same category fill up."
      action={
        <Button size="small" onClick={() => setPicking(true)}>
          <Plus aria-hidden />
          Choose
        </Button>
      }
    >
      {related.length === 0 ? <p className="text-sm text-ink-muted">None chosen.</p> : null}
      <ul className="divide-y divide-line">
        {related.map((product, index) => (
          <li key={product.id} className="flex items-center gap-3 py-1.5">
            <ProductThumb image={product.image} className="size-9" />
            <span className="min-w-0 flex-1 text-sm wrap-anywhere">
              {product.title}
              {product.status === 'active' ? null : (
                <span className="text-ink-subtle"> · {productLooks[product.status].label}: not shown</span>
              )}
            </span>
            <IconButton
              label={`Move ${product.title} up`}
              size="smallIcon"
              disabled={index === 0}
              onClick={() => set(swapped(related, index - 1))}
            >
              <ChevronUp />
            </IconButton>
            <IconButton
              label={`Move ${product.title} down`}
              size="smallIcon"
              disabled={index === related.length - 1}
              onClick={() => set(swapped(related, index))}
            >
              <ChevronDown />
            </IconButton>
            <IconButton
              label={`Remove ${product.title}`}
              size="smallIcon"
              onClick={() => set(related.filter(({ id }) => id !== product.id))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      {isPicking ? (
        <Picker productId={productId} value={related} onChange={set} onClose={() => setPicking(false)} />
      ) : null}
    </Card>
  );
}
