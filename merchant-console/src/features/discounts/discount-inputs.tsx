import type { ReactNode } from 'react';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { AffixedInput, Select } from '../../ui/text-input.js';
import type { DiscountDraft } from './discount-draft.js';

/** A draft, what is wrong with it, and how to change it. */
export interface DiscountFieldsProps {
  draft: DiscountDraft;
  errors: Readonly<Record<string, string>>;
  change: (changes: Partial<DiscountDraft>) => void;
}

/** A select over named choices. */
export function Choice({
  label,
  names,
  value,
  onPick,
}: {
  label: string;
  names: Readonly<Record<string, string>>;
  value: string;
  onPick: (name: string) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={({ target }) => onPick(target.value)}>
        {Object.entries(names).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A box to tick, with what it means. */
export function Tick({
  label,
  hint,
  checked,
  onTick,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onTick: (is: boolean) => void;
}) {
  return (
    <label className="flex cursor-pointer gap-3 text-sm">
      <Checkbox className="mt-0.5" checked={checked} onCheckedChange={(is) => onTick(is === true)} />
      <span>
        <span className="font-medium">{label}</span>
        {hint ? <span className="block text-[0.8125rem] text-ink-subtle">{hint}</span> : null}
      </span>
    </label>
  );
}

type TextKey = {
  [Key in keyof DiscountDraft]: DiscountDraft[Key] extends string
    ? string extends DiscountDraft[Key]
      ? Key
      : never
    : never;
}[keyof DiscountDraft];

interface NumberProps extends DiscountFieldsProps {
  name: TextKey;
  label: string;
  /** Its place in the write, which is how the contract names what is wrong. */
  path: string;
  problem: string;
  after?: ReactNode;
  optional?: boolean;
  hint?: string;
}

/** A number or an amount as it is typed. */
export function NumberField({ draft, errors, change, name, label, path, problem, after, optional, hint }: NumberProps) {
  return (
    <Field
      label={label}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
      {...(errors[path] ? { error: problem } : {})}
    >
      <AffixedInput
        inputMode="decimal"
        after={after}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  );
}
