import { Field } from '../../ui/field.js';
import { Input, Select } from '../../ui/text-input.js';
import { useAddress } from '../../ui/use-address.js';
import { channelLabel, countryLabel } from './report-names.js';
import { presetOf, presets } from './period.js';
import { useAsked } from './use-reports.js';

interface Choice {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

const Choice = ({ label, value, choices, onChange }: Choice) => (
  <Field label={label} className="min-w-0 flex-1 basis-36 md:max-w-52">
    <Select value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  </Field>
);

function CustomDays() {
  const { change } = useAddress();
  const { from, to } = useAsked();
  const set = (days: { from: string; to: string }) => {
    if (days.from !== '' && days.to !== '') change({ range: undefined, ...days }, { replace: true });
  };
  return (
    <>
      <Field label="From" className="flex-1 basis-32 md:max-w-44">
        <Input type="date" value={from} max={to} onChange={(event) => set({ from: event.target.value, to })} />
      </Field>
      <Field label="To" className="flex-1 basis-32 md:max-w-44">
        <Input type="date" value={to} min={from} onChange={(event) => set({ from, to: event.target.value })} />
      </Field>
    </>
  );
}

interface PeriodPickerProps {
  /** What the period can be narrowed to; nothing is offered where there is one at most. */
  channels?: readonly string[];
  countries?: readonly string[];
}

/** Which days, compared with which, and which orders; all of it stands in the address. */
export function PeriodPicker({ channels = [], countries = [] }: PeriodPickerProps) {
  const { params, change } = useAddress();
  const asked = useAsked();
  const preset = presetOf(params);
  const narrow = (id: 'channel' | 'country', found: readonly string[], name: (value: string) => string) => {
    const chosen = asked[id];
    const values = [...new Set([...found, ...(chosen === undefined ? [] : [chosen])])].toSorted();
    return values.length > 1 || chosen !== undefined ? (
      <Choice
        label={id === 'channel' ? 'Channel' : 'Country'}
        value={chosen ?? ''}
        choices={[{ value: '', label: 'All' }, ...values.map((value) => ({ value, label: name(value) }))]}
        onChange={(value) => change({ [id]: value }, { replace: true })}
      />
    ) : null;
  };
  return (
    <div role="group" aria-label="Period" className="mb-4 flex flex-wrap items-end gap-2.5 print:hidden">
      <Choice
        label="Period"
        value={preset}
        choices={presets.map(({ id, label }) => ({ value: id, label }))}
        onChange={(range) =>
          change(
            range === 'custom'
              ? { range: undefined, from: asked.from, to: asked.to }
              : { range, from: undefined, to: undefined },
            { replace: true },
          )
        }
      />
      {preset === 'custom' ? <CustomDays /> : null}
      <Choice
        label="Compare with"
        value={asked.compare}
        choices={[
          { value: 'previous_period', label: 'Period before' },
          { value: 'previous_year', label: 'Year before' },
          { value: 'none', label: 'Nothing' },
        ]}
        onChange={(compare) => change({ compare }, { replace: true })}
      />
      {narrow('channel', channels, channelLabel)}
      {narrow('country', countries, countryLabel)}
    </div>
  );
}
