import { adjustStock, stockAdjustmentInput, type AdminProduct, type AdminVariant } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input, Select } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

const reasons = [
  { value: 'received', label: 'Goods received' },
  { value: 'count', label: 'Counted' },
  { value: 'returned', label: 'Came back from a customer' },
  { value: 'damaged', label: 'Damaged or lost' },
  { value: 'correction', label: 'Correction of a mistake' },
] as const;

/** Units to add or take: `+5`, `5`, `-2`, `−2`; undefined when it is no whole number. */
function readDelta(text: string): number | undefined {
  const bare = text.trim().replace('−', '-');
  return /^[+-]?\d{1,7}$/.test(bare) ? Number(bare) : undefined;
}

function checkDelta(text: string, variant: AdminVariant): true | string {
  const delta = readDelta(text);
  if (delta === undefined || delta === 0) return 'Say by how many units: 5 to add five, -2 to take two.';
  const reserved = variant.reserved > 0 ? `; ${variant.reserved} are reserved for open orders` : '';
  if (variant.free + delta < 0) return `At most ${Math.max(variant.free, 0)} can be taken${reserved}.`;
  return true;
}

function useAdjust(product: AdminProduct, variant: AdminVariant, onDone: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: unknown) =>
      api.call(adjustStock, { params: { id: variant.id }, body: stockAdjustmentInput.parse(input) }),
    onSuccess: ({ free }) => {
      announce(`${free} free now`);
      void queryClient.invalidateQueries({ queryKey: key('products', 'one', product.id) });
      void queryClient.invalidateQueries({ queryKey: key('products', 'list') });
      void queryClient.invalidateQueries({ queryKey: key('dashboard') });
      onDone();
    },
  });
}

interface StockDialogProps {
  product: AdminProduct;
  variant: AdminVariant;
  onClose: () => void;
}

const formId = 'adjust-stock';

/** Adds or takes units with a reason. By difference, so that two people counting at once both survive. */
export function StockDialog({ product, variant, onClose }: StockDialogProps) {
  const adjust = useAdjust(product, variant, onClose);
  const { register, handleSubmit, formState, control } = useForm({
    mode: 'onTouched',
    defaultValues: { delta: '', reason: 'received', note: '' },
  });
  const delta = readDelta(useWatch({ control, name: 'delta' })) ?? 0;
  const submit = handleSubmit((values) => adjust.mutate({ ...values, delta: readDelta(values.delta) }));
  const footer = (
    <>
      <Button onClick={onClose}>Leave as it is</Button>
      <Button tone="primary" type="submit" form={formId} busy={adjust.isPending}>
        Adjust stock
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Adjust stock" description={variant.title} footer={footer}>
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {adjust.error ? <Notice tone="critical" title="Stock not changed">{explainError(adjust.error).advice}</Notice> : null}
        <dl className="grid grid-cols-3 gap-2 rounded-control bg-sunken p-3 text-center [&_dd]:text-lg [&_dd]:font-semibold [&_dd]:tabular-nums [&_dt]:text-xs [&_dt]:text-ink-subtle">
          <div><dt>On hand</dt><dd>{variant.onHand}</dd></div>
          <div><dt>Reserved</dt><dd>{variant.reserved}</dd></div>
          <div aria-live="polite"><dt>Free afterwards</dt><dd>{variant.free + delta}</dd></div>
        </dl>
        <Field label="Add or take" error={formState.errors.delta?.message} hint="5 adds five units, -2 takes two.">
          <Input {...register('delta', { validate: (text) => checkDelta(text, variant) })} inputMode="text" autoComplete="off" className="tabular-nums" />
        </Field>
        <Field label="Reason">
          <Select {...register('reason')}>
            {reasons.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </Select>
        </Field>
        <Field label="Note" optional>
          <Input {...register('note')} maxLength={200} />
        </Field>
      </form>
    </Dialog>
  ); // prettier-ignore
}
