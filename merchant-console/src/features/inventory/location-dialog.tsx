import { createLocation, locationChange, locationInput, updateLocation, type Location } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

const formId = 'location';

const valuesOf = (location: Location | undefined, country: string) => ({
  name: location?.name ?? '',
  line1: location?.address?.line1 ?? '',
  line2: location?.address?.line2 ?? '',
  postalCode: location?.address?.postalCode ?? '',
  city: location?.address?.city ?? '',
  country: location?.address?.country ?? country,
  phone: location?.address?.phone ?? '',
  isDefault: location?.isDefault ?? false,
  isActive: location?.isActive ?? true,
});
type Values = ReturnType<typeof valuesOf>;

function bodyOf({ name, isDefault, isActive, ...address }: Values) {
  return { name, isDefault, isActive, address: address.line1.trim() === '' ? null : address };
}

function useSave(location: Location | undefined, onClose: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (values: Values) => {
      const { isDefault, isActive, ...basics } = bodyOf(values);
      if (!location) return api.call(createLocation, { body: locationInput.parse(basics) });
      const body = locationChange.parse({ ...basics, isDefault, isActive });
      return api.call(updateLocation, { params: { id: location.id }, body, ifMatch: location.version });
    },
    onSuccess: ({ name }) => {
      announce(`${name} saved`);
      void queryClient.invalidateQueries({ queryKey: key('inventory') });
      onClose();
    },
  });
}

const refusalText = (error: Error): string =>
  error instanceof ApiError && error.status === 412
    ? 'Somebody else changed this location a moment ago. Close this, look at it again, then save.'
    : explainError(error).advice;

function AddressFields({ form: { register, formState, getValues } }: { form: UseFormReturn<Values> }) {
  const needed = (text: string) => getValues('line1').trim() === '' || text.trim() !== '' || 'The address needs this.';
  const isCountry = (text: string) =>
    getValues('line1').trim() === '' || /^[A-Z]{2}$/.test(text) || 'Two capital letters, such as DE.';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Street and number" optional className="sm:col-span-2">
        <Input {...register('line1')} maxLength={120} autoComplete="off" />
      </Field>
      <Field label="Addition" optional className="sm:col-span-2">
        <Input {...register('line2')} maxLength={120} autoComplete="off" />
      </Field>
      <Field label="Postal code" optional>
        <Input {...register('postalCode')} maxLength={16} autoComplete="off" />
      </Field>
      <Field label="City" error={formState.errors.city?.message}>
        <Input {...register('city', { validate: needed })} maxLength={80} autoComplete="off" />
      </Field>
      <Field label="Country" error={formState.errors.country?.message}>
        <Input {...register('country', { validate: isCountry })} maxLength={2} autoComplete="off" />
      </Field>
      <Field label="Telephone" optional>
        <Input {...register('phone')} type="tel" maxLength={30} autoComplete="off" />
      </Field>
    </div>
  );
}

function StandingFields({ form: { register }, location }: { form: UseFormReturn<Values>; location: Location }) {
  const box = 'mt-0.5 size-4.5 accent-(--color-accent)';
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <label className="flex items-start gap-3 text-sm">
        <input type="checkbox" {...register('isDefault')} disabled={location.isDefault} className={box} />
        <span>
          Default location
          <span className="block text-[0.8125rem] text-ink-subtle">
            Orders are filled from here first; new items are stocked here.
          </span>
        </span>
      </label>
      <label className="flex items-start gap-3 text-sm">
        <input type="checkbox" {...register('isActive')} disabled={location.isDefault} className={box} />
        <span>
          Open
          <span className="block text-[0.8125rem] text-ink-subtle">
            A closed location holds nothing and takes nothing in; its history stays.
          </span>
        </span>
      </label>
    </div>
  );
}

interface LocationDialogProps {
  /** Undefined: a new one. */
  location: Location | undefined;
  onClose: () => void;
}

/** Name, address and standing of a location. */
export function LocationDialog({ location, onClose }: LocationDialogProps) {
  const save = useSave(location, onClose);
  const form = useForm<Values>({ mode: 'onTouched', defaultValues: valuesOf(location, '') });
  const submit = form.handleSubmit((values) => save.mutate(values));
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={save.isPending}>
        {location ? 'Save' : 'Add the location'}
      </Button>
    </>
  );
  const title = location ? location.name : 'Add a location';
  return (
    <Dialog open onOpenChange={onClose} title={title} footer={footer}>
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(save.error)}
          </Notice>
        ) : null}
        <Field label="Name" error={form.formState.errors.name?.message}>
          <Input
            {...form.register('name', { validate: (text) => text.trim() !== '' || 'Give it a name.' })}
            maxLength={80}
            autoComplete="off"
            placeholder="Shop floor"
          />
        </Field>
        <AddressFields form={form} />
        {location ? <StandingFields form={form} location={location} /> : null}
      </form>
    </Dialog>
  );
}
