import {
  changeProducts,
  listCategories,
  type AdminProductRow,
  type ProductChange,
  type ProductOutcome,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { ConfirmDialog, Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.js';
import { RefusedList } from '../../ui/refused-list.js';
import { Select } from '../../ui/text-input.js';
import { announce, announceError } from '../../ui/toaster.js';
import { TagsDialog } from './tags-dialog.js';

const products = (count: number): string => (count === 1 ? '1 product' : `${count} products`);

const done: Readonly<Record<ProductChange['kind'], string>> = {
  set_status: 'changed',
  add_tags: 'tagged',
  remove_tags: 'changed',
  add_to_category: 'put into the category',
  remove_from_category: 'taken out of the category',
  delete: 'deleted',
};

interface Refused {
  readonly title: string;
  readonly reason: string;
}

function useChange(rows: readonly AdminProductRow[], onDone: (refused: readonly Refused[]) => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: key('products') });
  const send = (ids: string[], change: ProductChange) => api.call(changeProducts, { body: { ids, change } });
  /** Puts each product back into the status it had. */
  const restore = async (changed: readonly ProductOutcome[]) => {
    for (const status of ['active', 'draft', 'archived'] as const) {
      const ids = rows.filter((row) => row.status === status && changed.some(({ id }) => id === row.id)).map(({ id }) => id); // prettier-ignore
      if (ids.length > 0) await send(ids, { kind: 'set_status', status });
    }
    await reload();
  };
  return useMutation({
    mutationFn: (change: ProductChange) => send(rows.map(({ id }) => id), change), // prettier-ignore
    onError: announceError,
    onSuccess: async ({ items }, { kind }) => {
      const changed = items.filter(({ outcome }) => outcome === 'changed');
      const undo = kind === 'set_status' ? () => void restore(changed).catch(announceError) : undefined;
      if (changed.length > 0) announce(`${products(changed.length)} ${done[kind]}`, undo);
      else if (items.every(({ outcome }) => outcome === 'unchanged')) announce('Nothing to change');
      await reload();
      onDone(
        items.flatMap(({ id, outcome, message }) =>
          outcome === 'refused'
            ? [{ title: rows.find((row) => row.id === id)?.title ?? id, reason: message ?? 'It was refused.' }]
            : [],
        ),
      );
    },
  });
}

type Change = ReturnType<typeof useChange>;

interface FormProps {
  count: number;
  change: Change;
  onClose: () => void;
}

function CategoryDialog({ count, change, onClose }: FormProps) {
  const api = useApi();
  const { key } = useShop();
  const [categoryId, setCategoryId] = useState('');
  const categories = useQuery({
    queryKey: key('categories'),
    queryFn: ({ signal }) => api.call(listCategories, { signal }),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Add ${products(count)} to a category`}
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button
            tone="primary"
            busy={change.isPending}
            disabled={categoryId === ''}
            onClick={() => change.mutate({ kind: 'add_to_category', categoryId })}
          >
            Add to category
          </Button>
        </>
      }
    >
      <Field
        label="Category"
        hint={categories.data?.items.length === 0 ? 'The shop has no categories yet.' : undefined}
      >
        <Select value={categoryId} onChange={(event) => setCategoryId(event.target.value)}>
          <option value="">Choose…</option>
          {categories.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </Dialog>
  );
}

function RefusedDialog({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${products(refused.length)} could not be changed`}
      description="They are as they were; the others are done."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <RefusedList refused={refused} />
    </Dialog>
  );
}

type Asking = 'add_tags' | 'remove_tags' | 'category' | 'delete';

interface MoreProps {
  change: Change;
  onAsk: (what: Asking) => void;
}

function More({ change, onAsk }: MoreProps) {
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label="More for the selected products" size="smallIcon" tone="secondary">
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => change.mutate({ kind: 'set_status', status: 'draft' })}>Set to draft</MenuItem>
      <MenuItem onSelect={() => onAsk('add_tags')}>Add tags…</MenuItem>
      <MenuItem onSelect={() => onAsk('remove_tags')}>Remove tags…</MenuItem>
      <MenuItem onSelect={() => onAsk('category')}>Add to a category…</MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => onAsk('delete')}>
        Delete…
      </MenuItem>
    </Menu>
  );
}

interface BulkProps {
  products: readonly AdminProductRow[];
  onDone: () => void;
}

/** What can be done to the selected products together; says which ones were refused and why. */
export function BulkActions({ products: rows, onDone }: BulkProps) {
  const [asking, setAsking] = useState<Asking>();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const change = useChange(rows, (left) => {
    setAsking(undefined);
    setRefused(left);
    if (left.length === 0) onDone();
  });
  const form = { count: rows.length, change, onClose: () => setAsking(undefined) };
  return (
    <>
      <Button
        size="small"
        busy={change.isPending}
        onClick={() => change.mutate({ kind: 'set_status', status: 'active' })}
      >
        Put on sale
      </Button>
      <Button
        size="small"
        busy={change.isPending}
        onClick={() => change.mutate({ kind: 'set_status', status: 'archived' })}
      >
        Archive
      </Button>
      <More change={change} onAsk={setAsking} />
      {asking === 'add_tags' || asking === 'remove_tags' ? (
        <TagsDialog
          kind={asking}
          what={products(rows.length)}
          busy={change.isPending}
          onClose={form.onClose}
          onApply={change.mutate}
        />
      ) : null}
      {asking === 'category' ? <CategoryDialog {...form} /> : null}
      <ConfirmDialog
        open={asking === 'delete'}
        onOpenChange={form.onClose}
        title={`Delete ${products(rows.length)}?`}
        description="They disappear for good, with their variants and stock. Products that were ordered are kept: archive those instead."
        keepLabel="Keep them"
        confirmLabel="Delete products"
        danger
        busy={change.isPending}
        onConfirm={() => change.mutate({ kind: 'delete' })}
      />
      {refused.length > 0 ? (
        <RefusedDialog
          refused={refused}
          onClose={() => {
            setRefused([]);
            onDone();
          }}
        />
      ) : null}
    </>
  );
}
