import type { UseFormRegisterReturn } from 'react-hook-form';
import type { Location } from '@smallshop/contract';
import { Field } from '../../ui/field.js';
import { Input, Select } from '../../ui/text-input.js';
import { reasonChoices } from './reasons.js';

/** Which place; left out where a shop has only one. */
export function LocationField({
  locations,
  field,
  label = 'Location',
}: {
  locations: readonly Location[];
  field: UseFormRegisterReturn;
  label?: string;
}) {
  if (locations.length < 2) return null;
  return (
    <Field label={label}>
      <Select {...field}>
        {locations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Why units change, and a note that stands in the ledger. */
export function ReasonFields({ reason, note }: { reason: UseFormRegisterReturn; note: UseFormRegisterReturn }) {
  return (
    <>
      <Field label="Reason">
        <Select {...reason}>
          {reasonChoices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Note" optional>
        <Input {...note} maxLength={200} autoComplete="off" />
      </Field>
    </>
  );
}
