import {
  listImportFields,
  listLocations,
  type ImportColumn,
  type ImportOptions,
  type ProductImport,
} from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/text-input.js';

const groups = [
  { id: 'product', label: 'Product' },
  { id: 'option', label: 'Options' },
  { id: 'variant', label: 'Variant' },
  { id: 'stock', label: 'Stock' },
  { id: 'woocommerce', label: 'WooCommerce' },
] as const;

type FieldChoice = { field: string; label: string; group: (typeof groups)[number]['id'] };

function useFields(columns: readonly ImportColumn[]): FieldChoice[] {
  const api = useApi();
  const { key } = useShop();
  const fields = useQuery({
    queryKey: key('imports', 'fields'),
    queryFn: ({ signal }) => api.call(listImportFields, { signal }),
  });
  const known = fields.data?.items ?? [];
  // What the file brought by itself, such as attributes by their number, can be kept as it is.
  const brought = columns.flatMap(({ name, field }): FieldChoice[] =>
    field === null || known.some((choice) => choice.field === field) ? [] : [{ field, label: name, group: 'product' }],
  );
  return [...known, ...brought];
}

interface ColumnRowProps {
  column: ImportColumn;
  field: string | null;
  choices: readonly FieldChoice[];
  onChange: (field: string | null) => void;
}

function ColumnRow({ column, field, choices, onChange }: ColumnRowProps) {
  return (
    <li className="grid items-center gap-x-4 gap-y-1.5 border-t border-line px-4 py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_16rem] md:px-5">
      <div className="min-w-0">
        <p className={cn('truncate text-sm font-medium', field === null && 'text-ink-subtle')}>
          {column.name || 'Without a name'}
        </p>
        <p className="truncate text-[0.8125rem] text-ink-subtle">
          {column.samples.join(' · ') || 'Empty in the first rows'}
        </p>
      </div>
      <Field label={`What “${column.name}” is`} hideLabel>
        <Select value={field ?? ''} onChange={(event) => onChange(event.target.value || null)}>
          <option value="">Do not import</option>
          {groups.map(({ id, label }) => (
            <optgroup key={id} label={label}>
              {choices
                .filter((choice) => choice.group === id)
                .map((choice) => (
                  <option key={choice.field} value={choice.field}>
                    {choice.label}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
    </li>
  );
}

interface OptionFieldsProps {
  options: ImportOptions;
  onChange: (options: ImportOptions) => void;
  hasStock: boolean;
}

function OptionFields({ options, onChange, hasStock }: OptionFieldsProps) {
  const api = useApi();
  const { key } = useShop();
  const locations = useQuery({
    queryKey: key('locations'),
    queryFn: ({ signal }) => api.call(listLocations, { signal }),
    enabled: hasStock,
  });
  const policies = {
    createAndUpdate: 'Add new products and change known ones',
    createOnly: 'Only add new products',
    updateOnly: 'Only change known products',
  } as const;
  const blanks = { leave: 'Keep what the product has', clear: 'Empty it on the product too' } as const;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="What to do" hint="Products are recognised by id, SKU, or slug.">
        <Select
          value={options.policy}
          onChange={({ target: { value } }) =>
            (value === 'createAndUpdate' || value === 'createOnly' || value === 'updateOnly') &&
            onChange({ ...options, policy: value })
          }
        >
          {Object.entries(policies).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Empty cells of known products">
        <Select
          value={options.blanks}
          onChange={({ target: { value } }) =>
            (value === 'leave' || value === 'clear') && onChange({ ...options, blanks: value })
          }
        >
          {Object.entries(blanks).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {hasStock ? (
        <Field label="Units on hand are at" hint="Booked as a count, with the import’s name in the history.">
          <Select
            value={options.locationId ?? ''}
            onChange={({ target }) => onChange({ ...options, locationId: target.value || null })}
          >
            <option value="">The default location</option>
            {(locations.data?.items ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}

interface MappingCardProps {
  one: ProductImport;
  isBusy: boolean;
  onCheck: (order: { columns?: (string | null)[]; options: ImportOptions }) => void;
}

/** What each column of the file means, and how the import is to go about it. */
export function MappingCard({ one, isBusy, onCheck }: MappingCardProps) {
  const [fields, setFields] = useState(() => one.columns.map(({ field }) => field));
  const [options, setOptions] = useState(one.options);
  const choices = useFields(one.columns);
  const set = (index: number, field: string | null) =>
    setFields(fields.map((old, place) => (place === index ? field : old)));
  const hasStock = one.container === 'jsonl' || fields.some((field) => field?.startsWith('onHand'));
  const unused = fields.filter((field) => field === null).length;
  return (
    <>
      <Card title="How to import">
        <OptionFields options={options} onChange={setOptions} hasStock={hasStock} />
      </Card>
      {one.container === 'csv' ? (
        <Card
          title="Columns"
          description={
            unused === 0 ? 'Every column has a meaning.' : `${unused} of ${fields.length} columns are not imported.`
          }
          flush
        >
          <ul>
            {one.columns.map((column, index) => (
              <ColumnRow
                key={column.name}
                column={column}
                field={fields[index] ?? null}
                choices={choices}
                onChange={(field) => set(index, field)}
              />
            ))}
          </ul>
        </Card>
      ) : null}
      <div className="flex justify-end">
        <Button
          tone="primary"
          busy={isBusy}
          onClick={() => onCheck(one.container === 'csv' ? { columns: fields, options } : { options })}
        >
          Check the file
        </Button>
      </div>
    </>
  );
}
