import { saleStateOf, type AdminProduct } from '@smallshop/contract';
import { useFormContext } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { Field } from '../../ui/field.js';
import { Input, Select } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';
import { fromLocal } from './zoned-time.js';

const hints = {
  draft: 'Seen by your team only.',
  archived: 'Out of the shop; orders keep it.',
  scheduled: 'Comes into the shop by itself.',
  on_sale: 'Stands in the shop and can be bought.',
  ended: 'Its time is over: no longer in the shop. Remove the end to put it back on sale.',
} as const;

function ScheduleFields() {
  const { shop } = useShop();
  const { register, formState, getValues, setValue, watch } = useFormContext<ProductForm>();
  const { errors } = formState;
  const clear = (name: 'publishedAt' | 'unpublishAt') => setValue(name, '', { shouldDirty: true });
  const [publishedAt, unpublishAt] = watch(['publishedAt', 'unpublishAt']);
  return (
    <fieldset className="grid gap-3">
      <Field
        label="On sale from"
        optional
        hint={publishedAt === '' ? 'Empty: as soon as it is active.' : undefined}
        error={errors.publishedAt?.message}
      >
        <Input type="datetime-local" {...register('publishedAt')} />
      </Field>
      <Field label="Until" optional error={errors.unpublishAt?.message}>
        <Input
          type="datetime-local"
          {...register('unpublishAt', {
            validate: (until) =>
              until === '' || until > getValues('publishedAt') || 'The end must lie after the beginning.',
          })}
        />
      </Field>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-ink-subtle">
        By the shop’s clock ({shop.timezone}).
        {publishedAt === '' ? null : (
          <Button size="small" tone="quiet" onClick={() => clear('publishedAt')}>
            Begin now
          </Button>
        )}
        {unpublishAt === '' ? null : (
          <Button size="small" tone="quiet" onClick={() => clear('unpublishAt')}>
            Remove the end
          </Button>
        )}
      </p>
    </fieldset>
  );
}

/** Whether and when the product is on sale. */
export function StatusCard({ product }: { product: AdminProduct }) {
  const { shop } = useShop();
  const { register, watch } = useFormContext<ProductForm>();
  const [status, publishedAt, unpublishAt] = watch(['status', 'publishedAt', 'unpublishAt']);
  const dates = {
    publishedAt: fromLocal(publishedAt, shop.timezone),
    unpublishAt: fromLocal(unpublishAt, shop.timezone),
  };
  const state = saleStateOf({ status, ...dates }, new Date());
  return (
    <Card title="Status">
      <div className="grid gap-4">
        <Field label="Status" hideLabel hint={hints[state ?? (status === 'archived' ? 'archived' : 'draft')]}>
          <Select {...register('status')}>
            <option value="active">Active</option>
            <option value="draft">Draft</option>
            <option value="archived">Archived</option>
          </Select>
        </Field>
        {status === 'archived' ? null : <ScheduleFields />}
        <p className="text-[0.8125rem] text-ink-subtle">
          Saved <DateTime value={product.updatedAt} />
          {product.updatedBy ? ` by ${product.updatedBy}` : ''}
        </p>
      </div>
    </Card>
  );
}
