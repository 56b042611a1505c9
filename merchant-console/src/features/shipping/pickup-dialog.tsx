import { pickupInput, type Currency, type Pickup } from '@smallshop/contract';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { AffixedInput, Input, Textarea } from '../../ui/text-input.js';
import { Tick } from '../discounts/discount-inputs.js';
import { numberFrom } from '../prices/price-list-draft.js';
import { useSettings } from '../settings/use-settings.js';
import { CountryField } from './country-picker.js';
import { usePickupWrites } from './use-shipping.js';

const formId = 'pickup';

const valuesOf = (pickup: Pickup | undefined, currency: Currency) => ({
  name: pickup?.name ?? '',
  description: pickup?.description ?? '',
  line1: pickup?.place.line1 ?? '',
  postalCode: pickup?.place.postalCode ?? '',
  city: pickup?.place.city ?? '',
  region: pickup?.place.region ?? '',
  country: pickup?.place.country ?? '',
  instructions: pickup?.place.instructions ?? '',
  price: toDecimal(pickup?.priceMinor ?? 0, currency),
  minDays: String(pickup?.minDays ?? 0),
  maxDays: String(pickup?.maxDays ?? 1),
  isActive: pickup?.isActive ?? true,
});
type Values = ReturnType<typeof valuesOf>;

const parse = (values: Values, currency: Currency) => {
  const { name, description, price, minDays, maxDays, isActive, ...place } = values;
  return pickupInput.safeParse({
    ...{ name, description, isActive, place },
    priceMinor: parseMinor(price, currency),
    minDays: numberFrom(minDays),
    maxDays: numberFrom(maxDays),
  });
};

const refusalText = (error: Error): string =>
  error instanceof ApiError && error.status === 412
    ? 'Somebody else changed this place a moment ago. Close this, look at it again, then save.'
    : explainError(error).advice;

interface FieldsProps {
  values: Values;
  problems: Readonly<Record<string, string>>;
  set: (changes: Partial<Values>) => void;
}

const textFields = [
  { name: 'name', path: 'name', label: 'Name', hint: 'What buyers choose, such as “Collect in Leipzig”.', most: 60 },
  {
    name: 'description',
    path: 'description',
    label: 'Description',
    hint: 'Optional; a line below the name.',
    most: 160,
  },
  { name: 'line1', path: 'place.line1', label: 'Street and number', hint: '', most: 120 },
  { name: 'postalCode', path: 'place.postalCode', label: 'Postcode', hint: '', most: 16 },
  { name: 'city', path: 'place.city', label: 'City', hint: '', most: 80 },
] as const;

function PlaceFields({ values, problems, set }: FieldsProps) {
  return (
    <>
      {textFields.map(({ name, path, label, hint, most }) => (
        <Field
          key={name}
          label={label}
          {...(hint ? { hint } : {})}
          {...(problems[path] ? { error: 'Fill this in.' } : {})}
        >
          <Input value={values[name]} maxLength={most} onChange={({ target }) => set({ [name]: target.value })} />
        </Field>
      ))}
      <CountryField label="Country" value={values.country} onPick={(country) => set({ country })} />
      <Field label="What to know before coming" hint="Opening hours, where to ring, what to bring.">
        <Textarea
          rows={3}
          maxLength={400}
          value={values.instructions}
          onChange={({ target }) => set({ instructions: target.value.replaceAll('\n', ' ') })}
        />
      </Field>
    </>
  );
}

function TermsFields({ values, problems, set }: FieldsProps) {
  const { shop } = useShop();
  return (
    <>
      <div className="grid grid-cols-3 gap-3">
        <Field label="Price" {...(problems.priceMinor ? { error: 'An amount such as 2.50.' } : {})}>
          <AffixedInput
            inputMode="decimal"
            after={shop.currency}
            value={values.price}
            onChange={({ target }) => set({ price: target.value })}
          />
        </Field>
        <Field label="Ready after" {...(problems.minDays ? { error: 'Whole days.' } : {})}>
          <AffixedInput
            inputMode="numeric"
            after="days"
            value={values.minDays}
            onChange={({ target }) => set({ minDays: target.value })}
          />
        </Field>
        <Field label="At the latest" {...(problems.maxDays ? { error: 'Not less than the days before.' } : {})}>
          <AffixedInput
            inputMode="numeric"
            after="days"
            value={values.maxDays}
            onChange={({ target }) => set({ maxDays: target.value })}
          />
        </Field>
      </div>
      <Tick
        label="Offered"
        hint="Otherwise buyers do not see it."
        checked={values.isActive}
        onTick={(isActive) => set({ isActive })}
      />
    </>
  );
}

/** A place to fetch goods at. */
export function PickupDialog({ pickup, onClose }: { pickup: Pickup | undefined; onClose: () => void }) {
  const { shop } = useShop();
  const { save, remove } = usePickupWrites(onClose);
  const home = useSettings().data?.country ?? '';
  const [typed, setTyped] = useState(() => valuesOf(pickup, shop.currency));
  const values = { ...typed, country: typed.country || home };
  const [isTouched, setTouched] = useState(false);
  const parsed = parse(values, shop.currency);
  const issues = isTouched ? (parsed.error?.issues ?? []) : [];
  const problems = Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
  const fields = { values, problems, set: (changes: Partial<Values>) => setTyped((now) => ({ ...now, ...changes })) };
  const error = save.error ?? remove.error;
  const footer = (
    <>
      {pickup ? (
        <Button tone="danger" className="mr-auto" busy={remove.isPending} onClick={() => remove.mutate(pickup)}>
          Remove
        </Button>
      ) : null}
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={save.isPending}>
        Save
      </Button>
    </>
  );
  return (
    <Dialog
      open
      shape="sheet"
      onOpenChange={onClose}
      title={pickup?.name ?? 'Add a place to fetch goods at'}
      footer={footer}
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (parsed.success) save.mutate({ pickup, input: parsed.data });
        }}
      >
        {error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(error)}
          </Notice>
        ) : null}
        <PlaceFields {...fields} />
        <TermsFields {...fields} />
      </form>
    </Dialog>
  );
}
