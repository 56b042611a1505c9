import {
  currencySchema,
  putShopCurrency,
  shopCurrencyInput,
  type Currency,
  type ShopCurrency,
} from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { AffixedInput, Select } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { roundingNames, numberFrom } from '../prices/price-list-draft.js';

const formId = 'currency';
const spoken = new Intl.DisplayNames(undefined, { type: 'currency' });

/** A currency's name as the reader says it. */
export const currencyName = (currency: Currency): string => spoken.of(currency) ?? currency;

interface Values {
  currency: string;
  rate: string;
  rounding: string;
  convertsProducts: boolean;
  isPublished: boolean;
}

interface CurrencyDialogProps {
  /** Undefined: a new one. */
  currency: ShopCurrency | undefined;
  /** Those the shop has already. */
  taken: readonly Currency[];
  onClose: () => void;
}

const refusalText = (error: Error): string =>
  error instanceof ApiError && error.status === 412
    ? 'Somebody else changed this currency a moment ago. Close this, look at it again, then save.'
    : explainError(error).advice;

function useSave(saved: ShopCurrency | undefined, onClose: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ rate, ...values }: Values) => {
      const body = shopCurrencyInput.parse({ ...values, rate: numberFrom(rate) });
      return api.call(putShopCurrency, { body, ...(saved && { ifMatch: saved.version }) });
    },
    onSuccess: ({ currency, isPublished }) => {
      announce(isPublished ? `Shoppers can pay in ${currency}` : `${currency} saved`);
      void queryClient.invalidateQueries({ queryKey: key('currencies') });
      onClose();
    },
  });
}

const box = 'mt-0.5 size-4.5 accent-(--color-accent)';
const isRate = (text: string): boolean => numberFrom(text) >= 0.0001 && numberFrom(text) <= 1_000_000;

/** Rate, rounding and standing of a currency. */
export function CurrencyDialog({ currency, taken, onClose }: CurrencyDialogProps) {
  const { shop } = useShop();
  const save = useSave(currency, onClose);
  const free = currencySchema.options.filter((code) => code !== shop.currency && !taken.includes(code));
  const form = useForm<Values>({
    mode: 'onTouched',
    defaultValues: {
      currency: currency?.currency ?? free[0] ?? '',
      rate: currency ? String(currency.rate) : '',
      rounding: currency?.rounding ?? 'exact',
      convertsProducts: currency?.convertsProducts ?? true,
      isPublished: currency?.isPublished ?? false,
    },
  });
  const { register, formState, watch } = form;
  const submit = form.handleSubmit((values) => save.mutate(values));
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={save.isPending}>
        {currency ? 'Save' : 'Add the currency'}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={currency ? currencyName(currency.currency) : 'Add a currency'}
      footer={footer}
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(save.error)}
          </Notice>
        ) : null}
        {currency ? null : (
          <Field label="Currency">
            <Select {...register('currency')}>
              {free.map((code) => (
                <option key={code} value={code}>
                  {currencyName(code)} ({code})
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field
          label="Rate"
          hint="Fixed until you change it. Shipping is always converted by it."
          error={formState.errors.rate?.message}
        >
          <AffixedInput
            {...register('rate', { validate: (text) => isRate(text) || 'A number such as 1.08.' })}
            inputMode="decimal"
            autoComplete="off"
            before={`1 ${shop.currency} =`}
            after={watch('currency')}
          />
        </Field>
        <Field label="Rounding of converted prices">
          <Select {...register('rounding')}>
            {Object.entries(roundingNames).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <label className="flex items-start gap-3 text-sm">
          <input type="checkbox" {...register('convertsProducts')} className={box} />
          <span>
            Convert products
            <span className="block text-[0.8125rem] text-ink-subtle">
              Otherwise only products with a price in a price list are sold in it.
            </span>
          </span>
        </label>
        <label className="flex items-start gap-3 text-sm">
          <input type="checkbox" {...register('isPublished')} className={box} />
          <span>
            Published
            <span className="block text-[0.8125rem] text-ink-subtle">Shoppers can choose it.</span>
          </span>
        </label>
      </form>
    </Dialog>
  );
}
