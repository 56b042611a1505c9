import { adminShippingMethodSchema } from '@smallshop/contract';
import { Plus, Truck } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/feedback.js';
import { SortableRows } from '../../ui/sortable/sortable-rows.js';
import { moved } from '../../ui/sortable/tree-order.js';
import { TranslateLink } from '../translations/translate-link.js';
import { MethodDialog } from './method-dialog.js';
import { chargeText, daysText } from './method-text.js';
import { methodInputOf, newMethod, type MethodDraft } from './zone-draft.js';

interface MethodsCardProps {
  methods: readonly MethodDraft[];
  errors: Readonly<Record<string, string>>;
  onChange: (methods: readonly MethodDraft[]) => void;
}

function MethodRow({ method, onEdit }: { method: MethodDraft; onEdit: () => void }) {
  const { shop } = useShop();
  const shown = adminShippingMethodSchema.safeParse({
    ...methodInputOf(method, shop.currency),
    id: method.id ?? method.key,
  });
  return (
    <div className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-1.5 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {method.name}
          {method.isActive ? null : <Badge hollow>Paused</Badge>}
        </p>
        <p className="text-[0.8125rem] text-ink-subtle">
          {shown.success ? `${daysText(shown.data)} · ${chargeText(shown.data, shop.currency)}` : 'Not complete yet'}
        </p>
      </div>
      {method.id === undefined ? null : <TranslateLink kind="shipping_method" id={method.id} />}
      <Button aria-label={`Edit ${method.name}`} onClick={onEdit}>
        Edit
      </Button>
    </div>
  );
}

/** What sending to a zone costs, in the order in which buyers see it. */
export function MethodsCard({ methods, errors, onChange }: MethodsCardProps) {
  const { can } = useShop();
  const [edited, setEdited] = useState<MethodDraft>();
  const isNew = edited !== undefined && methods.every(({ key }) => key !== edited.key);
  const put = (method: MethodDraft) =>
    onChange(isNew ? [...methods, method] : methods.map((one) => (one.key === method.key ? method : one)));
  const items = methods.map((method) => ({ ...method, id: method.key, parentId: null }));
  const byKey = (key: string) => methods.filter((method) => method.key === key);
  const problem = errors.methods ?? Object.entries(errors).find(([path]) => path.startsWith('methods.'))?.[1];
  return (
    <Card
      title="Rates"
      description="What buyers choose from, in this order."
      action={
        can('settings.write') ? (
          <Button onClick={() => setEdited(newMethod())}>
            <Plus aria-hidden />
            Add a rate
          </Button>
        ) : undefined
      }
    >
      {problem ? (
        <p role="alert" className="mb-2 text-[0.8125rem] font-medium text-critical">
          {problem}
        </p>
      ) : null}
      {methods.length === 0 ? (
        <EmptyState icon={Truck} title="Nothing is sent here yet">
          Add a rate: one price, by weight, or by what the goods are worth; free from an amount on if you like.
        </EmptyState>
      ) : (
        <SortableRows
          label="Rates"
          items={items}
          readOnly={!can('settings.write')}
          nameOf={({ name }) => name}
          row={({ key }) =>
            byKey(key).map((method) => <MethodRow key={key} method={method} onEdit={() => setEdited(method)} />)
          }
          onMove={(id, place) => onChange(moved(items, id, place).flatMap(({ key }) => byKey(key)))}
        />
      )}
      {edited ? (
        <MethodDialog
          method={edited}
          isNew={isNew}
          onClose={() => setEdited(undefined)}
          onPut={put}
          onRemove={() => onChange(methods.filter(({ key }) => key !== edited.key))}
        />
      ) : null}
    </Card>
  );
}
