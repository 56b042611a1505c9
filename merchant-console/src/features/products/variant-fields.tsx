import { textLine, type AdminProduct, type AdminVariant, type Currency } from '@smallshop/contract';
import { Controller, useFormContext } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { parseMinor } from '../../ui/money.js';
import { AffixedInput, Input } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';

/** Says what is wrong with a typed amount; empty is right only where `isOptional`. */
export function checkAmount(text: string, currency: Currency, isOptional: boolean): true | string {
  if (isOptional && text.trim() === '') return true;
  return parseMinor(text, currency) === undefined ? 'Enter an amount such as 19.90.' : true;
}

interface AmountFieldProps {
  index: number;
  name: 'price' | 'compareAt' | 'cost';
  label: string;
  hint?: string;
  hideLabel?: boolean;
}

/** One amount of one variant, in the shop's currency. */
export function AmountField({ index, name, label, hint, hideLabel }: AmountFieldProps) {
  const { shop } = useShop();
  const { register, formState, getValues } = useFormContext<ProductForm>();
  const validate = (text: string): true | string => {
    const amount = checkAmount(text, shop.currency, name !== 'price');
    if (amount !== true || name !== 'compareAt' || text.trim() === '') return amount;
    const price = parseMinor(getValues(`variants.${index}.price`), shop.currency) ?? 0;
    return (parseMinor(text, shop.currency) ?? 0) > price ? true : 'Must be higher than the price, or empty.';
  };
  return (
    <Field label={label} hint={hint} hideLabel={hideLabel} error={formState.errors.variants?.[index]?.[name]?.message}>
      <AffixedInput
        {...register(`variants.${index}.${name}`, { validate })}
        inputMode="decimal"
        autoComplete="off"
        after={shop.currency}
      />
    </Field>
  );
}

/** A variant's stock-keeping unit. */
export function SkuField({ index, label, hideLabel }: { index: number; label: string; hideLabel?: boolean }) {
  const { register, formState } = useFormContext<ProductForm>();
  return (
    <Field label={label} hideLabel={hideLabel} error={formState.errors.variants?.[index]?.sku?.message}>
      <Input
        {...register(`variants.${index}.sku`, { validate: fieldRule(textLine(60), 'A variant needs an SKU.') })}
        autoComplete="off"
        className="font-mono text-[0.8125rem]"
      />
    </Field>
  );
}

/** Whether a variant can be bought. */
export function ActiveField({ index, label }: { index: number; label: string }) {
  const { control } = useFormContext<ProductForm>();
  return (
    <Controller
      control={control}
      name={`variants.${index}.isActive`}
      render={({ field }) => (
        <Checkbox
          aria-label={label}
          checked={field.value}
          onCheckedChange={(checked) => field.onChange(checked === true)}
          onBlur={field.onBlur}
        />
      )}
    />
  );
}

interface StockButtonProps {
  product: AdminProduct;
  variant: AdminVariant;
  onAdjust: (variant: AdminVariant) => void;
}

/** Units free of a variant; opens the adjustment. */
export function StockButton({ product, variant, onAdjust }: StockButtonProps) {
  const { can } = useShop();
  if (product.isDigital) return <span className="text-sm text-ink-subtle">Unlimited</span>;
  const text = `${variant.free} free`;
  if (!can('stock.write')) return <span className="text-sm tabular-nums">{text}</span>;
  return (
    <button
      type="button"
      onClick={() => onAdjust(variant)}
      aria-label={`Adjust stock of ${variant.title}: ${text}`}
      className="inline-flex h-9 items-center rounded-control border border-line bg-surface px-2.5 text-sm whitespace-nowrap tabular-nums shadow-card hover:bg-hover max-md:h-11"
    >
      <span className={variant.free <= 0 ? 'font-medium text-critical' : ''}>{text}</span>
      <span className="ml-2 text-ink-subtle underline decoration-dotted underline-offset-2">adjust</span>
    </button>
  );
}
