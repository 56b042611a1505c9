import { useCallback } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Choices } from './option-edit.js';
import type { ProductForm } from './product-form.js';
import type { VariantForm } from './variant-form.js';

/** Options and variants as they stand in the form, and how to change both at once. */
export function useChoices() {
  const { control, getValues, setValue } = useFormContext<ProductForm>();
  const [options, variants] = useWatch({ control, name: ['options', 'variants'] });
  const setVariants = useCallback(
    (change: (variants: readonly VariantForm[]) => readonly VariantForm[]) =>
      setValue('variants', [...change(getValues('variants'))], { shouldDirty: true }),
    [getValues, setValue],
  );
  const change = useCallback(
    (edit: (choices: Choices<VariantForm>) => Choices<VariantForm>) => {
      const next = edit({ options: getValues('options'), variants: getValues('variants') });
      setValue('options', [...next.options], { shouldDirty: true });
      setValue('variants', [...next.variants], { shouldDirty: true });
    },
    [getValues, setValue],
  );
  return { options, variants, setVariants, change };
}
