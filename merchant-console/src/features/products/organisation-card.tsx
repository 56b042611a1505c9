import { listCategories, productInput } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { Controller, useFormContext } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Input, Select } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';
import { TagsField } from './tags-field.js';
import { taxCategoryNames } from './tax-categories.js';
import { useTerms } from './use-terms.js';

const { shape } = productInput;

function Categories() {
  const api = useApi();
  const { key } = useShop();
  const { control } = useFormContext<ProductForm>();
  const categories = useQuery({
    queryKey: key('categories'),
    queryFn: ({ signal }) => api.call(listCategories, { signal }),
  });
  const items = categories.data?.items ?? [];
  return (
    <Controller
      control={control}
      name="categoryIds"
      render={({ field }) => (
        <fieldset>
          <legend className="mb-1.5 text-[0.8125rem] font-medium">Categories</legend>
          {items.length === 0 ? (
            <p className="text-[0.8125rem] text-ink-subtle">The shop has no categories yet.</p>
          ) : null}
          <ul className="max-h-60 overflow-y-auto">
            {items.map(({ id, name, parentId }) => (
              <li key={id} className={parentId ? 'pl-6' : ''}>
                <label className="flex min-h-8 cursor-pointer items-center gap-2.5 text-sm max-md:min-h-11">
                  <Checkbox
                    checked={field.value.includes(id)}
                    onCheckedChange={(checked) =>
                      field.onChange(
                        checked === true ? [...field.value, id] : field.value.filter((other) => other !== id),
                      )
                    }
                  />
                  {name}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    />
  );
}

/** Where the product belongs, and how it is taxed. */
export function OrganisationCard() {
  const { register, control, formState, watch } = useFormContext<ProductForm>();
  const brands = useTerms('brand', watch('brand'));
  return (
    <Card title="Organisation">
      <div className="grid gap-4">
        <Categories />
        <Field label="Brand" optional error={formState.errors.brand?.message}>
          <Input {...register('brand', { validate: fieldRule(shape.brand) })} list="brands-in-use" autoComplete="off" />
        </Field>
        <datalist id="brands-in-use">
          {brands.map((brand) => (
            <option key={brand} value={brand} />
          ))}
        </datalist>
        <Controller
          control={control}
          name="tags"
          rules={{ validate: fieldRule(shape.tags) }}
          render={({ field, fieldState }) => (
            <TagsField value={field.value} onChange={field.onChange} error={fieldState.error?.message} />
          )}
        />
        <Field label="Tax" hint="Which rate of the buyer’s country applies.">
          <Select {...register('taxCategory')}>
            {Object.entries(taxCategoryNames).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
}
