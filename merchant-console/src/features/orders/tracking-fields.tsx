import { trackingInput } from '@smallshop/contract';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Input } from '../../ui/text-input.js';

/** Who carries a parcel, as it is typed. */
export interface TrackingForm {
  carrier: string;
  trackingNumber: string;
  trackingUrl: string;
}

const { shape } = trackingInput;

const checkLink = (url: string): true | string =>
  url === '' || shape.trackingUrl.safeParse(url).success || 'Enter a whole link, beginning with https://.';

/** What was typed, as the API takes it. */
export const readTracking = (form: TrackingForm) =>
  trackingInput.parse({ ...form, trackingUrl: form.trackingUrl || null });

interface TrackingFieldsProps {
  register: UseFormRegister<TrackingForm>;
  errors: FieldErrors<TrackingForm>;
}

/** Carrier, tracking number and link. */
export function TrackingFields({ register, errors }: TrackingFieldsProps) {
  return (
    <>
      <Field label="Carrier" error={errors.carrier?.message}>
        <Input
          {...register('carrier', { validate: fieldRule(shape.carrier, 'Say who carries the parcel.') })}
          placeholder="DHL"
        />
      </Field>
      <Field label="Tracking number" optional error={errors.trackingNumber?.message}>
        <Input {...register('trackingNumber', { validate: fieldRule(shape.trackingNumber) })} autoComplete="off" />
      </Field>
      <Field label="Tracking link" optional error={errors.trackingUrl?.message} hint="Goes into the customer’s e-mail.">
        <Input {...register('trackingUrl', { validate: checkLink })} type="url" placeholder="https://" />
      </Field>
    </>
  );
}
