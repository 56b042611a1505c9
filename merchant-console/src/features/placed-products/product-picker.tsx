import { listAdminProducts } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { formatMoney } from '../../ui/money.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Input } from '../../ui/text-input.js';

interface ProductPickerProps {
  title: string;
  /** Standing there already: shown ticked, and not to be taken out here. */
  standing: ReadonlySet<string>;
  busy: boolean;
  onAdd: (productIds: string[]) => void;
  onClose: () => void;
}

function useFound(q: string) {
  const api = useApi();
  const { key } = useShop();
  const query = { limit: 30, sort: 'title' as const, ...(q ? { q } : {}) };
  return useQuery({
    queryKey: key('products', 'pick', q),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.call(listAdminProducts, { query, signal }),
  });
}

function Found({
  q,
  picked,
  standing,
  onToggle,
}: {
  q: string;
  picked: ReadonlySet<string>;
  standing: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  const found = useFound(q);
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock label="Looking for products" rows={6} />;
  if (found.data.items.length === 0)
    return (
      <EmptyState icon={Search} title="No product matches">
        Try a part of its title, its brand or a SKU.
      </EmptyState>
    );
  return (
    <ul aria-label="Products found" className="divide-y divide-line">
      {found.data.items.map(({ id, title, image, price, status }) => (
        <li key={id}>
          <label className="flex min-h-13 cursor-pointer items-center gap-3 py-1.5 text-sm has-disabled:cursor-default has-disabled:opacity-60">
            <Checkbox
              checked={standing.has(id) || picked.has(id)}
              disabled={standing.has(id)}
              onCheckedChange={() => onToggle(id)}
            />
            <ProductThumb image={image} className="size-9" />
            <span className="min-w-0 flex-1">
              <span className="line-clamp-1 font-medium wrap-anywhere">{title}</span>
              {status === 'active' ? null : (
                <span className="text-[0.8125rem] text-ink-subtle">{status === 'draft' ? 'Draft' : 'Archived'}</span>
              )}
            </span>
            <span className="text-ink-muted tabular-nums">{price ? formatMoney(price) : ''}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** Finds products by words and adds those ticked. */
export function ProductPicker({ title, standing, busy, onAdd, onClose }: ProductPickerProps) {
  const [q, setQ] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const asked = useDeferredValue(q.trim());
  const toggle = (id: string) =>
    setPicked((current) => new Set(current.has(id) ? [...current].filter((each) => each !== id) : [...current, id]));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={busy} disabled={picked.size === 0} onClick={() => onAdd([...picked])}>
            {picked.size === 0 ? 'Add' : picked.size === 1 ? 'Add 1 product' : `Add ${picked.size} products`}
          </Button>
        </>
      }
    >
      <Input
        type="search"
        aria-label="Search products"
        placeholder="Title, brand or SKU"
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <div className="mt-3 min-h-64">
        <Found q={asked} picked={picked} standing={standing} onToggle={toggle} />
      </div>
    </Dialog>
  );
}
