import type { CustomFieldDefinition } from '@smallshop/contract';
import { Controller, useFormContext } from 'react-hook-form';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { AffixedInput, Input, Select, Textarea } from '../../ui/text-input.js';
import type { ProductForm, TypedField } from './product-form.js';
import { useCustomFields } from '../settings/use-custom-fields.js';

interface ControlProps {
  definition: CustomFieldDefinition;
  value: TypedField | undefined;
  onChange: (value: TypedField) => void;
  onBlur: () => void;
  error: string | undefined;
}

function Choices({ definition, value, onChange, error }: ControlProps) {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{definition.name}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {definition.choices.map((choice) => (
          <label key={choice} className="inline-flex min-h-8 items-center gap-2.5 text-sm max-md:min-h-11">
            <Checkbox
              checked={chosen.includes(choice)}
              onCheckedChange={(checked) =>
                onChange(
                  definition.choices.filter((other) => (other === choice ? checked === true : chosen.includes(other))),
                )
              }
            />
            {choice}
          </label>
        ))}
      </div>
      {error ? (
        <p role="alert" className="text-[0.8125rem] font-medium text-critical">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Values of a definition one picks from, each with its words. A value no longer listed can be kept. */
function listed({ kind, choices }: CustomFieldDefinition, text: string): readonly (readonly [string, string])[] {
  if (kind === 'boolean') return [['true', 'Yes'], ['false', 'No']]; // prettier-ignore
  const all = text === '' || choices.includes(text) ? choices : [text, ...choices];
  return all.map((choice) => [choice, choice] as const);
}

const inputTypes: Partial<Record<CustomFieldDefinition['kind'], string>> = { date: 'date', url: 'url' };

function FieldControl(props: ControlProps) {
  const { definition, value, onChange, onBlur, error } = props;
  const { kind, name, unit, description, isRequired } = definition;
  const text = typeof value === 'string' ? value : '';
  const common = {
    value: text,
    onBlur,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (kind === 'choices') return <Choices {...props} />;
  const control =
    kind === 'choice' || kind === 'boolean' ? (
      <Select {...common}>
        <option value="">–</option>
        {listed(definition, text).map(([choice, label]) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </Select>
    ) : kind === 'multiline' ? (
      <Textarea {...common} rows={3} />
    ) : kind === 'color' ? (
      <AffixedInput
        {...common}
        placeholder="#1f4e79"
        before={
          <span className="inline-block size-4 rounded-full border border-line" style={{ backgroundColor: text }} />
        }
      />
    ) : unit ? (
      <AffixedInput {...common} inputMode={kind === 'integer' ? 'numeric' : 'decimal'} after={unit} />
    ) : (
      <Input {...common} type={inputTypes[kind] ?? 'text'} />
    );
  return (
    <Field label={name} optional={!isRequired} hint={description || undefined} error={error}>
      {control}
    </Field>
  );
}

const figures = { integer: /^-?\d+$/, decimal: /^-?\d+([.,]\d+)?$/ } as const;

/** Figures must be figures before they are sent; the rest is the server's to judge. */
function problemIn(
  { kind, isRequired, name }: CustomFieldDefinition,
  value: TypedField | undefined,
  isActive: boolean,
): true | string {
  const isEmpty = value === undefined || value.length === 0;
  if (isEmpty) return !isRequired || !isActive || `An active product needs “${name}”.`;
  const pattern = kind === 'integer' || kind === 'decimal' ? figures[kind] : null;
  return pattern === null || (typeof value === 'string' && pattern.test(value.trim())) || 'Enter a number.';
}

/** What this shop notes about its products beyond the usual, each with the control its kind asks for. */
export function CustomFieldsCard() {
  const { home, can } = useShop();
  const { control, getValues } = useFormContext<ProductForm>();
  const fields = useCustomFields();
  const manage = can('settings.read') ? (
    <Link
      to={`${home}/settings/custom-fields`}
      className="text-[0.8125rem] text-accent-text underline-offset-2 hover:underline"
    >
      Define fields
    </Link>
  ) : undefined;
  const definitions = fields.data?.items ?? [];
  return (
    <Card title="Custom fields" action={manage}>
      {fields.isPending ? <LoadingBlock label="Loading the custom fields" rows={2} /> : null}
      {fields.error ? <ErrorState error={fields.error} onRetry={() => void fields.refetch()} /> : null}
      {fields.data && definitions.length === 0 ? (
        <p className="text-sm text-ink-muted">
          Note what matters for your goods, such as wattage, care or wood. Define a field once and fill it in here.
        </p>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {definitions.map((definition) => (
          <div key={definition.key} className={definition.kind === 'multiline' ? 'sm:col-span-2' : ''}>
            <Controller
              control={control}
              name={`customFields.${definition.key}`}
              rules={{ validate: (value) => problemIn(definition, value, getValues('status') === 'active') }}
              render={({ field, fieldState }) => (
                <FieldControl
                  definition={definition}
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  error={fieldState.error?.message}
                />
              )}
            />
          </div>
        ))}
      </div>
    </Card>
  );
}
