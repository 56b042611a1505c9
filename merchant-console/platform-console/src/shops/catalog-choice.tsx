import { RadioGroup } from 'radix-ui';
import { Controller, useFormContext } from 'react-hook-form';
import type { NewShopForm } from './new-shop-form.js';

const choices = [
  { value: 'sample', label: 'A few sample products', text: 'Two categories with pictures and stock, so that the owner sees a shop and not a blank page.' },
  { value: 'empty', label: 'Empty', text: 'For owners who bring their own catalog.' },
] as const; // prettier-ignore

/** What the shop begins with. */
export function CatalogChoice() {
  const { control } = useFormContext<NewShopForm>();
  return (
    <Controller
      control={control}
      name="catalog"
      render={({ field }) => (
        <RadioGroup.Root
          aria-label="Catalog"
          value={field.value}
          onValueChange={field.onChange}
          className="grid gap-3 sm:grid-cols-2"
        >
          {choices.map(({ value, label, text }) => (
            <label
              key={value}
              className="flex cursor-pointer gap-3 rounded-control border border-line-strong p-3.5 has-data-[state=checked]:border-accent has-data-[state=checked]:ring-1 has-data-[state=checked]:ring-accent"
            >
              <RadioGroup.Item
                value={value}
                className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong data-[state=checked]:border-accent"
              >
                <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
              </RadioGroup.Item>
              <span>
                <span className="block text-sm font-medium">{label}</span>
                <span className="block text-[0.8125rem] text-pretty text-ink-subtle">{text}</span>
              </span>
            </label>
          ))}
        </RadioGroup.Root>
      )}
    />
  );
}
