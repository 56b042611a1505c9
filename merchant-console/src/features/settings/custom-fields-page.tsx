import { orderCustomFields, type CustomFieldDefinition } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Badge } from '../../ui/badge.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { announceError } from '../../ui/toaster.js';
import { CustomFieldDialog } from './custom-field-dialog.js';
import { kindNames } from './custom-field-form.js';
import { useCustomFields } from './use-custom-fields.js';

function useOrder() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const all = key('custom-fields');
  return useMutation({
    mutationFn: (items: readonly CustomFieldDefinition[]) =>
      api.send(orderCustomFields, { body: { ids: items.map(({ id }) => id) } }),
    onMutate: (items) => queryClient.setQueryData(all, { items }),
    onError: announceError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: all }),
  });
}

const swapped = <T,>(list: readonly T[], at: number): T[] =>
  list.flatMap((item, index) => (index === at ? list.slice(at, at + 2).toReversed() : index === at + 1 ? [] : [item]));

const usage = (count: number): string =>
  count === 0 ? 'not used yet' : count === 1 ? 'used by 1 product' : `used by ${count} products`;

interface RowsProps {
  items: readonly CustomFieldDefinition[];
  onEdit: (definition: CustomFieldDefinition) => void;
}

function Rows({ items, onEdit }: RowsProps) {
  const { can } = useShop();
  const order = useOrder();
  const canWrite = can('catalog.write');
  return (
    <ol className="divide-y divide-line">
      {items.map((field, index) => (
        <li key={field.id} className="flex items-center gap-2 px-4 py-2.5 md:px-5">
          <button
            type="button"
            disabled={!canWrite}
            onClick={() => onEdit(field)}
            className="min-w-0 flex-1 rounded-control py-1 text-left enabled:hover:underline"
          >
            <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm font-medium">
              <span className="wrap-anywhere">{field.name}</span>
              {field.isRequired ? <Badge tone="caution">Required</Badge> : null}
              {field.isFilterable ? <Badge tone="info">Filter</Badge> : null}
              {field.isPublic ? null : <Badge>Internal</Badge>}
            </span>
            <span className="block text-[0.8125rem] text-ink-subtle">
              {kindNames[field.kind]} · <code>{field.key}</code> · {usage(field.productCount)}
            </span>
          </button>
          {canWrite ? (
            <>
              <IconButton
                label={`Move ${field.name} up`}
                disabled={index === 0}
                onClick={() => order.mutate(swapped(items, index - 1))}
              >
                <ChevronUp />
              </IconButton>
              <IconButton
                label={`Move ${field.name} down`}
                disabled={index === items.length - 1}
                onClick={() => order.mutate(swapped(items, index))}
              >
                <ChevronDown />
              </IconButton>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** What this shop notes about its products, in the order it is shown. */
export function CustomFieldsPage() {
  const { home, can } = useShop();
  const fields = useCustomFields();
  const [editing, setEditing] = useState<CustomFieldDefinition | 'new'>();
  const add = can('catalog.write') ? (
    <Button tone="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      Define a field
    </Button>
  ) : null;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Custom fields" back={{ to: `${home}/settings`, label: 'Settings' }} actions={add} />
      <Card flush>
        {fields.isPending ? (
          <div className="p-5">
            <LoadingBlock label="Loading the custom fields" />
          </div>
        ) : null}
        {fields.error ? <ErrorState error={fields.error} onRetry={() => void fields.refetch()} /> : null}
        {fields.data?.items.length === 0 ? (
          <EmptyState icon={ListChecks} title="Note what matters for your goods" action={add}>
            Wattage of lamps, care of ceramics, wood of boards: define a field once, fill it in on each product. Public
            ones stand on the product page, and shoppers can filter by them.
          </EmptyState>
        ) : null}
        {fields.data && fields.data.items.length > 0 ? <Rows items={fields.data.items} onEdit={setEditing} /> : null}
      </Card>
      {editing ? (
        <CustomFieldDialog definition={editing === 'new' ? null : editing} onClose={() => setEditing(undefined)} />
      ) : null}
    </div>
  );
}
