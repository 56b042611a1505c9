import { createProduct, productInput } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Controller, FormProvider, useForm, useFormContext, type Control } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { fieldRule } from '../../ui/field-rule.js';
import { PageHeader } from '../../ui/page-header.js';
import { AffixedInput, Input, Textarea } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { emptyProduct, newProductInput, type NewProductForm } from './new-product-form.js';
import { OptionFields } from './option-fields.js';
import { cells, problemIn } from './variant-form.js';

const { shape } = productInput;

function useCreate() {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home, shop } = useShop();
  return useMutation({
    mutationFn: (form: NewProductForm) => api.call(createProduct, { body: newProductInput(form, shop.currency) }),
    onSuccess: (product) => {
      queryClient.setQueryData(key('products', 'one', product.id), product);
      void queryClient.invalidateQueries({ queryKey: key('products', 'list') });
      void queryClient.invalidateQueries({ queryKey: key('dashboard') });
      announce(`“${product.title}” is added`);
      void navigate(`${home}/products/${product.id}`, { replace: true });
    },
  });
}

function Tick({
  name,
  label,
  hint,
  control,
}: {
  name: 'isDigital' | 'isActive';
  label: string;
  hint: string;
  control: Control<NewProductForm>;
}) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <label className="flex cursor-pointer gap-3 text-sm">
          <Checkbox
            className="mt-0.5"
            checked={field.value}
            onCheckedChange={(checked) => field.onChange(checked === true)}
          />
          <span>
            <span className="font-medium">{label}</span>
            <span className="block text-[0.8125rem] text-ink-subtle">{hint}</span>
          </span>
        </label>
      )}
    />
  );
}

function PriceCard() {
  const { shop } = useShop();
  const { register, formState, control, watch } = useFormContext<NewProductForm>();
  const { errors } = formState;
  return (
    <Card title="Price and stock">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Price" error={errors.price?.message}>
          <AffixedInput
            {...register('price', { validate: (text) => problemIn(cells.price, text, shop.currency) ?? true })}
            inputMode="decimal"
            autoComplete="off"
            after={shop.currency}
          />
        </Field>
        {watch('isDigital') ? null : (
          <Field label="In stock" error={errors.stock?.message} hint="Units of each variant.">
            <Input
              {...register('stock', {
                validate: (text) => /^\d{1,6}$/.test(text) || 'Enter a whole number, 0 or more.',
              })}
              inputMode="numeric"
              autoComplete="off"
            />
          </Field>
        )}
        <Tick
          control={control}
          name="isDigital"
          label="Digital"
          hint="A download: never shipped, never out of stock."
        />
        <Tick
          control={control}
          name="isActive"
          label="Put on sale at once"
          hint="Otherwise it stays a draft, seen by your team only."
        />
      </div>
    </Card>
  );
}

function DetailsCard() {
  const { register, formState } = useFormContext<NewProductForm>();
  const { errors } = formState;
  return (
    <Card>
      <div className="grid gap-4">
        <Field label="Title" error={errors.title?.message}>
          <Input
            {...register('title', { validate: fieldRule(shape.title, 'A product needs a title.') })}
            autoFocus
            placeholder="Stoneware mug, 300 ml"
          />
        </Field>
        <Field
          label="Description"
          optional
          hint="What it is made of, how large it is, why you sell it. Blank lines make paragraphs."
        >
          <Textarea {...register('description')} maxLength={18_000} />
        </Field>
      </div>
    </Card>
  );
}

/** Adds a product with what is needed to begin; everything else is on its page afterwards. */
export function NewProductPage() {
  const { home } = useShop();
  const form = useForm<NewProductForm>({ defaultValues: emptyProduct, mode: 'onTouched' });
  const create = useCreate();
  const submit = form.handleSubmit((values) => create.mutate(values));
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void submit(event)} className="mx-auto max-w-3xl">
        <PageHeader title="Add a product" back={{ to: `${home}/products`, label: 'Products' }} />
        <div className="grid gap-4">
          {create.error ? (
            <Notice tone="critical" title="Not added">
              {explainError(create.error).advice}
            </Notice>
          ) : null}
          <DetailsCard />
          <PriceCard />
          <Card title="Options" description="When it comes in several sizes, colours or the like.">
            <OptionFields />
          </Card>
          <div className="flex flex-wrap justify-end gap-2">
            <Button asChild>
              <Link to={`${home}/products`}>Back to the list</Link>
            </Button>
            <Button type="submit" tone="primary" busy={create.isPending}>
              {create.isPending ? 'Adding…' : 'Add product'}
            </Button>
          </div>
        </div>
      </form>
    </FormProvider>
  );
}
