import { shopSettingsInput, type ShopSettings, type ShopSettingsInput } from '@smallshop/contract';
import type { UseFormReturn } from 'react-hook-form';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { localeChoices, timezones } from '../../ui/locales.js';
import { Input, Select } from '../../ui/text-input.js';

const { shape } = shopSettingsInput;

interface FieldsProps {
  form: UseFormReturn<ShopSettingsInput>;
}

/** Name, legal name, tagline, contact. */
export function ShopFields({ form: { register, formState } }: FieldsProps) {
  const { errors } = formState;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Shop name" error={errors.name?.message}>
        <Input {...register('name', { validate: fieldRule(shape.name, 'A shop needs a name.') })} />
      </Field>
      <Field label="Legal name" optional hint="On invoices and in the imprint." error={errors.legalName?.message}>
        <Input {...register('legalName', { validate: fieldRule(shape.legalName) })} />
      </Field>
      <Field
        label="Tagline"
        optional
        hint="One line that says what you sell."
        className="sm:col-span-2"
        error={errors.tagline?.message}
      >
        <Input {...register('tagline', { validate: fieldRule(shape.tagline) })} />
      </Field>
      <Field
        label="Contact e-mail"
        hint="Customers’ answers arrive here."
        className="sm:col-span-2"
        error={errors.contactEmail?.message}
      >
        <Input
          {...register('contactEmail', {
            validate: fieldRule(shape.contactEmail, 'Customers need an address to write to.'),
          })}
          type="email"
        />
      </Field>
    </div>
  );
}

const withCurrent = <Choice extends { value: string }>(
  choices: readonly Choice[],
  current: string,
  make: (value: string) => Choice,
) => (choices.some(({ value }) => value === current) ? choices : [make(current), ...choices]);

/** Language and time zone. */
export function LocaleFields({ form: { register, formState, getValues } }: FieldsProps) {
  const { errors } = formState;
  const locales = withCurrent(localeChoices, getValues('locale'), (value) => ({ value, label: value }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Language" error={errors.locale?.message}>
        <Select {...register('locale', { validate: fieldRule(shape.locale) })}>
          {locales.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Time zone" error={errors.timezone?.message}>
        <Select {...register('timezone', { validate: fieldRule(shape.timezone) })}>
          {timezones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** What was fixed when the shop opened. */
export function FixedFacts({ settings }: { settings: ShopSettings }) {
  const country = new Intl.DisplayNames(undefined, { type: 'region' }).of(settings.country) ?? settings.country;
  const facts = [
    { term: 'Currency', value: settings.currency },
    { term: 'Country', value: country },
    { term: 'Prices', value: settings.pricesIncludeTax ? 'Include tax' : 'Tax is added at checkout' },
    { term: 'Theme', value: `${settings.theme.name} ${settings.theme.themeVersion}` },
  ];
  return (
    <Card
      title="Set when the shop opened"
      description="Orders depend on currency, country and tax, so those no longer change."
    >
      <dl className="grid gap-x-6 gap-y-2.5 text-sm sm:grid-cols-[8rem_1fr] [&_dt]:text-ink-subtle max-sm:[&_dt]:-mb-2">
        <dt>Address</dt>
        <dd>
          <a
            href={settings.storefrontUrl}
            target="_blank"
            rel="noreferrer"
            className="rounded-sm font-medium text-accent-text wrap-anywhere hover:underline"
          >
            {settings.storefrontUrl}
          </a>
        </dd>
        {facts.map(({ term, value }) => (
          <div key={term} className="contents">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
