import type { AdminOrder } from '@smallshop/contract';
import { X } from 'lucide-react';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { useTag } from './use-order.js';

function TagForm({ order, tag }: { order: AdminOrder; tag: ReturnType<typeof useTag> }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = String(new FormData(form).get('tag')).split(',');
    const added = typed.map((text) => text.trim()).filter((text) => text !== '');
    if (added.length > 0) tag.mutate([...order.tags, ...added], { onSuccess: () => form.reset() });
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <Field label="Add a tag" hideLabel className="flex-1">
        <Input name="tag" maxLength={40} placeholder="Add a tag" autoComplete="off" />
      </Field>
      <Button type="submit" busy={tag.isPending}>
        Add
      </Button>
    </form>
  );
}

/** What staff sort orders by; each tag leads to all orders with it. */
export function OrderTags({ order }: { order: AdminOrder }) {
  const { home, can } = useShop();
  const tag = useTag(order);
  const canWrite = can('orders.write');
  if (!canWrite && order.tags.length === 0) return null;
  return (
    <Card title="Tags">
      <div className="grid gap-3">
        <ul className="flex flex-wrap gap-1.5 empty:hidden">
          {order.tags.map((each) => (
            <li
              key={each}
              className="inline-flex max-w-full items-center rounded-full bg-sunken pl-3 text-[0.8125rem] ring-1 ring-line ring-inset"
            >
              <Link to={`${home}/orders?tag=${encodeURIComponent(each)}`} className="truncate py-1 hover:underline">
                {each}
              </Link>
              {canWrite ? (
                <IconButton
                  size="smallIcon"
                  label={`Remove ${each}`}
                  onClick={() => tag.mutate(order.tags.filter((own) => own !== each))}
                >
                  <X />
                </IconButton>
              ) : (
                <span className="w-3" />
              )}
            </li>
          ))}
        </ul>
        {canWrite ? <TagForm order={order} tag={tag} /> : null}
      </div>
    </Card>
  );
}
