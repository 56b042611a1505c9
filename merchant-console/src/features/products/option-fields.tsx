import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button, IconButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { optionsOf, type NewProductForm } from './new-product-form.js';
import { splitList } from './product-form.js';
import { combinations, maxVariants } from './variant-matrix.js';

const maxOptions = 3;

function checkValues(text: string, form: NewProductForm): true | string {
  if (splitList(text).length === 0) return 'List at least one value, separated by commas.';
  const count = combinations(optionsOf(form)).length;
  return count <= maxVariants || `These options make ${count} variants; at most ${maxVariants} are possible.`;
}

function OptionRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { register, formState } = useFormContext<NewProductForm>();
  const errors = formState.errors.options?.[index];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <Field label="Option" error={errors?.name?.message}>
        <Input
          {...register(`options.${index}.name`, { validate: (name) => name.trim() !== '' || 'Name the option.' })}
          maxLength={40}
          placeholder="Colour"
        />
      </Field>
      <Field label="Values" error={errors?.values?.message} className="max-sm:col-span-2 max-sm:row-start-2">
        <Input {...register(`options.${index}.values`, { validate: checkValues })} placeholder="Blue, Sand, Moss" />
      </Field>
      <IconButton label="Remove option" className="mt-6" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </li>
  );
}

/** What a product comes in: up to three options with their values, and how many variants that makes. */
export function OptionFields() {
  const { control } = useFormContext<NewProductForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'options' });
  const options = useWatch({ control, name: 'options' });
  const count = combinations(optionsOf({ options })).length;
  return (
    <div className="grid gap-4">
      <ul className="grid gap-4 empty:hidden">
        {fields.map(({ id }, index) => (
          <OptionRow key={id} index={index} onRemove={() => remove(index)} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        {fields.length < maxOptions ? (
          <Button onClick={() => append({ name: '', values: '' })}>
            <Plus aria-hidden />
            {fields.length === 0 ? 'Add an option such as size or colour' : 'Add another option'}
          </Button>
        ) : null}
        <p role="status" className="text-[0.8125rem] text-ink-subtle">
          {fields.length > 0
            ? `${count} ${count === 1 ? 'variant' : 'variants'}, all at the same price and stock to begin with.`
            : ''}
        </p>
      </div>
    </div>
  );
}
