import {
  createCustomField,
  customFieldKeySchema,
  deleteCustomField,
  textLine,
  updateCustomField,
  type CustomFieldDefinition,
} from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm, type UseFormReturn } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { ApiError } from '../../client/api-error.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Input, Select, Textarea } from '../../ui/text-input.js';
import { DeleteDialog } from '../../ui/record-editor/delete-record.js';
import { announce } from '../../ui/toaster.js';
import {
  choicesOf,
  fieldFormOf,
  fieldInputFrom,
  hasChoices,
  hasUnit,
  isFilter,
  keyFrom,
  kindNames,
  kindOf,
  type CustomFieldForm,
} from './custom-field-form.js';

interface DialogProps {
  /** Null: a new one. */
  definition: CustomFieldDefinition | null;
  onClose: () => void;
}

function useReload() {
  const { key } = useShop();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: key('custom-fields') });
}

function useSave({ definition, onClose }: DialogProps) {
  const api = useApi();
  const reload = useReload();
  return useMutation({
    mutationFn: (form: CustomFieldForm) => {
      const body = fieldInputFrom(form);
      if (!definition) return api.call(createCustomField, { body });
      return api.call(updateCustomField, { params: { id: definition.id }, body, ifMatch: definition.version });
    },
    onSuccess: async ({ name }) => {
      announce(`“${name}” is saved`);
      await reload();
      onClose();
    },
  });
}

function refusalText(error: Error): string {
  const isStale = error instanceof ApiError && error.status === 412;
  return isStale
    ? 'Somebody else changed this field meanwhile. Close to see theirs, then try again.'
    : explainError(error).advice;
}

interface PartProps {
  form: UseFormReturn<CustomFieldForm>;
  /** Key and kind stay as they are once products have values. */
  isUsed: boolean;
  isNew: boolean;
}

function Naming({ form, isUsed, isNew }: PartProps) {
  const { register, formState, setValue } = form;
  const { errors, dirtyFields } = formState;
  const name = register('name', { validate: fieldRule(textLine(60), 'Name the field.') });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Name" error={errors.name?.message}>
        <Input
          {...name}
          onChange={(event) => {
            void name.onChange(event);
            if (isNew && !dirtyFields.key)
              setValue('key', keyFrom(event.target.value), { shouldValidate: formState.isSubmitted });
          }}
        />
      </Field>
      <Field
        label="Key"
        hint={isUsed ? 'Stays as it is: products have values.' : 'Its name in imports and the API.'}
        error={errors.key?.message}
      >
        <Input
          {...register('key', { validate: fieldRule(customFieldKeySchema, 'Give the field a key.') })}
          readOnly={isUsed}
          className="font-mono text-[0.8125rem]"
        />
      </Field>
    </div>
  );
}

function Kind({ form, isUsed }: PartProps) {
  const { register, control, watch, formState } = form;
  const kind = watch('kind');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <Field label="Holds">
              <Select
                value={field.value}
                disabled={isUsed}
                onChange={(event) => field.onChange(kindOf(event.target.value))}
              >
                {Object.entries(kindNames).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        />
        {hasUnit(kind) ? (
          <Field label="Unit" optional hint="Stands after the number." error={formState.errors.unit?.message}>
            <Input {...register('unit', { validate: fieldRule(textLine(12, 0)) })} placeholder="cm, W, °C" />
          </Field>
        ) : null}
      </div>
      {hasChoices(kind) ? (
        <Field label="Choices" hint="One a line." error={formState.errors.choices?.message}>
          <Textarea
            rows={4}
            {...register('choices', { validate: (text) => choicesOf(text).length > 0 || 'List at least one choice.' })}
          />
        </Field>
      ) : null}
    </>
  );
}

const ticks = [
  ['isPublic', 'Shown on the product page', 'Otherwise only your team sees it.'],
  ['isFilterable', 'Shoppers can filter by it', 'In listings and in the search.'],
  ['isRequired', 'Required', 'A product cannot be put on sale without it.'],
] as const;

function Ticks({ form }: PartProps) {
  const canFilter = isFilter(form.watch('kind'));
  return (
    <div className="grid gap-3">
      {ticks
        .filter(([name]) => canFilter || name !== 'isFilterable')
        .map(([name, label, hint]) => (
          <Controller
            key={name}
            control={form.control}
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
        ))}
    </div>
  );
}

function DeleteField({ definition, onClose }: DialogProps & { definition: CustomFieldDefinition }) {
  const api = useApi();
  const reload = useReload();
  const [isAsking, setAsking] = useState(false);
  const { id, name, productCount } = definition;
  const remove = useMutation({
    mutationFn: () => api.send(deleteCustomField, { params: { id }, query: { deleteValues: 'true' } }),
    onSuccess: async () => {
      announce(`“${name}” is deleted`);
      await reload();
      onClose();
    },
  });
  const lost = productCount === 1 ? 'one product' : `${productCount} products`;
  return (
    <>
      <Button tone="quiet" className="mr-auto text-critical" onClick={() => setAsking(true)}>
        Delete field
      </Button>
      <DeleteDialog
        open={isAsking}
        onOpenChange={setAsking}
        name={name}
        description={
          productCount === 0 ? 'No product has a value of it.' : `The values of ${lost} are deleted with it, for good.`
        }
        confirmLabel={productCount === 0 ? 'Delete field' : 'Delete field and values'}
        remove={remove}
      />
    </>
  );
}

/** Defines a custom field, or changes or deletes one. */
export function CustomFieldDialog({ definition, onClose }: DialogProps) {
  const form = useForm<CustomFieldForm>({ defaultValues: fieldFormOf(definition), mode: 'onTouched' });
  const save = useSave({ definition, onClose });
  const submit = form.handleSubmit((values) => save.mutate(values));
  const part = { form, isUsed: (definition?.productCount ?? 0) > 0, isNew: definition === null };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={definition ? `Change “${definition.name}”` : 'Define a custom field'}
      footer={
        <>
          {definition ? <DeleteField definition={definition} onClose={onClose} /> : null}
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={save.isPending} onClick={() => void submit()}>
            Save field
          </Button>
        </>
      }
    >
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(save.error)}
          </Notice>
        ) : null}
        <Naming {...part} />
        <Kind {...part} />
        <Field label="Help text" optional hint="For those who fill it in.">
          <Input {...form.register('description')} maxLength={200} />
        </Field>
        <Ticks {...part} />
      </form>
    </Dialog>
  );
}
