import { useState } from 'react';
import { Checkbox } from '../../ui/checkbox.js';
import { countryChoices } from '../../ui/countries.js';
import { Field } from '../../ui/field.js';
import { Input, Select } from '../../ui/text-input.js';

/** Several countries, found by typing. */
export function CountriesField({
  chosen,
  onChange,
  error,
}: {
  chosen: readonly string[];
  onChange: (countries: string[]) => void;
  error?: string;
}) {
  const [wanted, setWanted] = useState('');
  const found = countryChoices.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <div className="grid gap-2">
      <Field label={`Countries${chosen.length > 0 ? ` (${chosen.length} chosen)` : ''}`} {...(error ? { error } : {})}>
        <Input
          type="search"
          value={wanted}
          placeholder="Find a country"
          autoComplete="off"
          onChange={({ target }) => setWanted(target.value)}
        />
      </Field>
      <div className="grid max-h-56 gap-2 overflow-y-auto rounded-control border border-line p-3 text-sm">
        {found.map(({ code, name }) => (
          <label key={code} className="flex cursor-pointer gap-3">
            <Checkbox
              className="mt-0.5"
              checked={chosen.includes(code)}
              onCheckedChange={(is) =>
                onChange(is === true ? [...chosen, code] : chosen.filter((country) => country !== code))
              }
            />
            <span>{name}</span>
          </label>
        ))}
        {found.length === 0 ? <p className="text-ink-subtle">No country is called so.</p> : null}
      </div>
    </div>
  );
}

/** One country. */
export function CountryField({
  label,
  value,
  without = [],
  onPick,
}: {
  label: string;
  value: string;
  without?: readonly string[];
  onPick: (country: string) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={({ target }) => onPick(target.value)}>
        {value === '' ? <option value="">Choose…</option> : null}
        {countryChoices
          .filter(({ code }) => code === value || !without.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </Select>
    </Field>
  );
}
