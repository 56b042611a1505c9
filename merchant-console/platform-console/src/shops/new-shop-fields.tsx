import { createShopInput, currencySchema } from '@smallshop/contract';
import { useFormContext } from 'react-hook-form';
import { cn } from '../../../src/ui/class-names.js';
import { Field } from '../../../src/ui/field.js';
import { fieldRule } from '../../../src/ui/field-rule.js';
import { localeChoices, timezones } from '../../../src/ui/locales.js';
import { Input, Select } from '../../../src/ui/text-input.js';
import { markets, type NewShopForm } from './new-shop-form.js';
import { slugOf } from './slug.js';
import { useSlugCheck, type SlugState } from './use-slug-check.js';

const { shape } = createShopInput;

const slugHints: Readonly<Record<SlugState['kind'], { text: string; tone: string }>> = {
  empty: { text: 'Lower-case letters, digits and hyphens. It can be given a domain of its own later.', tone: '' },
  checking: { text: 'Checking whether it is free…', tone: '' },
  free: { text: '✓ This address is free.', tone: 'font-medium text-positive' },
  refused: { text: '', tone: '' },
  unknown: { text: 'Could not be checked now; it is checked again when the shop is opened.', tone: '' },
};

/** Name and address; the address follows the name until it is typed over. */
export function IdentityFields() {
  const { register, formState, watch, setValue } = useFormContext<NewShopForm>();
  const { errors, dirtyFields } = formState;
  const state = useSlugCheck(watch('slug'));
  const hint = slugHints[state.kind];
  const slugError = errors.slug?.message ?? (state.kind === 'refused' ? state.reason : undefined);
  const follow = (name: string) => {
    if (!dirtyFields.slug) setValue('slug', slugOf(name));
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Shop name" error={errors.name?.message}>
        <Input
          {...register('name', {
            validate: fieldRule(shape.name, 'A shop needs a name.'),
            onChange: (event: { target: { value: string } }) => follow(event.target.value),
          })}
          autoFocus
          autoComplete="off"
        />
      </Field>
      <Field
        label="Address"
        error={slugError}
        hint={
          <span className={cn(hint.tone)} role="status">
            {hint.text}
          </span>
        }
      >
        <Input
          {...register('slug', { validate: fieldRule(shape.slug, 'A shop needs an address.') })}
          autoComplete="off"
          spellCheck={false}
          className="font-mono text-[0.8125rem]"
        />
      </Field>
    </div>
  );
}

/** Who will own the shop. */
export function OwnerFields() {
  const { register, formState } = useFormContext<NewShopForm>();
  const { errors } = formState;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Owner’s name" error={errors.ownerName?.message}>
        <Input
          {...register('ownerName', { validate: fieldRule(shape.owner.shape.name, 'Say who owns the shop.') })}
          autoComplete="off"
        />
      </Field>
      <Field
        label="Owner’s e-mail"
        error={errors.ownerEmail?.message}
        hint="They sign in with it. A new account gets a password shown once, at the end."
      >
        <Input
          {...register('ownerEmail', {
            validate: fieldRule(shape.owner.shape.email, 'The owner needs an e-mail address.'),
          })}
          type="email"
          autoComplete="off"
        />
      </Field>
    </div>
  );
}

const countryNames = new Intl.DisplayNames(undefined, { type: 'region' });
const currencyNames = new Intl.DisplayNames(undefined, { type: 'currency' });

/** Country, currency, language, time zone; choosing a country proposes the other three. */
export function MarketFields() {
  const { register, setValue } = useFormContext<NewShopForm>();
  const propose = (country: string) => {
    const market = markets.find((candidate) => candidate.country === country);
    if (!market) return;
    setValue('currency', market.currency);
    setValue('locale', market.locale);
    setValue('timezone', market.timezone);
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Country">
        <Select {...register('country', { onChange: (event: { target: { value: string } }) => propose(event.target.value) })}>
          {markets.map(({ country }) => <option key={country} value={country}>{countryNames.of(country)}</option>)}
        </Select>
      </Field>
      <Field label="Currency" hint="Cannot be changed once the shop sells.">
        <Select {...register('currency')}>
          {currencySchema.options.map((code) => <option key={code} value={code}>{`${code}, ${currencyNames.of(code) ?? code}`}</option>)}
        </Select>
      </Field>
      <Field label="Language">
        <Select {...register('locale')}>
          {localeChoices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </Select>
      </Field>
      <Field label="Time zone">
        <Select {...register('timezone')}>
          {timezones.map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}
        </Select>
      </Field>
    </div>
  ); // prettier-ignore
}
