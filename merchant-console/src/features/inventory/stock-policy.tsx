import { setStockPolicy, stockPolicyInput, type VariantStock } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input, Select } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { readUnits } from './units.js';
import { useStockRefresh } from './use-stock-change.js';

function useSavePolicy(variantId: string) {
  const api = useApi();
  const refresh = useStockRefresh();
  return useMutation({
    mutationFn: (input: unknown) =>
      api.call(setStockPolicy, { params: { id: variantId }, body: stockPolicyInput.parse(input) }),
    onSuccess: () => {
      announce('Stock rules saved');
      void refresh();
    },
  });
}

const valuesOf = ({ backorderPolicy, lowStockThreshold }: VariantStock) => ({
  backorderPolicy,
  threshold: lowStockThreshold === null ? '' : String(lowStockThreshold),
});

/** What happens when a variant is sold out, and when it counts as low. Saved by itself. */
export function StockPolicy({ stock }: { stock: VariantStock }) {
  const { can } = useShop();
  const save = useSavePolicy(stock.variantId);
  const { register, handleSubmit, formState } = useForm({ mode: 'onTouched', values: valuesOf(stock) });
  const submit = handleSubmit(({ backorderPolicy, threshold }) =>
    save.mutate({ backorderPolicy, lowStockThreshold: threshold.trim() === '' ? null : readUnits(threshold) }),
  );
  const isUnits = (text: string) =>
    text.trim() === '' || readUnits(text) !== undefined || 'A whole number, or nothing for the shop’s own mark.';
  const shopMark = stock.lowStockThreshold === null ? ` (${stock.threshold} now)` : '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        // The product's editor may stand around it, with a form of its own.
        event.stopPropagation();
        void submit(event);
      }}
    >
      <fieldset disabled={!can('stock.write')} className="grid gap-4">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {explainError(save.error).advice}
          </Notice>
        ) : null}
        <Field
          label="When sold out"
          hint="Sold on: shoppers read that it ships when it is back in stock, and the next units to arrive are theirs."
        >
          <Select {...register('backorderPolicy')}>
            <option value="refuse">Stop selling</option>
            <option value="allow">Go on selling</option>
          </Select>
        </Field>
        <Field
          label="Running low at"
          optional
          error={formState.errors.threshold?.message}
          hint={`Free units over all locations. Empty: the shop’s own mark${shopMark}.`}
        >
          <Input {...register('threshold', { validate: isUnits })} inputMode="numeric" className="w-28 tabular-nums" />
        </Field>
        {formState.isDirty ? (
          <div>
            <Button size="small" busy={save.isPending} type="submit">
              Save stock rules
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}
