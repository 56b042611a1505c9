import { listAdminCategories } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { AffixedInput, Input, Select } from '../../ui/text-input.js';
import {
  categoryPaths,
  emptyCondition,
  fieldOffers,
  needsNoValue,
  stockNames,
  withField,
  withOperator,
  type ConditionDraft,
  type RulesDraft,
} from './rule-draft.js';

interface ValueProps {
  draft: ConditionDraft;
  label: string;
  isInvalid: boolean;
  onChange: (value: string) => void;
}

function CategorySelect({ draft, label, isInvalid, onChange }: ValueProps) {
  const api = useApi();
  const { key } = useShop();
  const tree = useQuery({
    queryKey: key('categories', 'tree'),
    queryFn: ({ signal }) => api.call(listAdminCategories, { signal }),
  });
  const paths = categoryPaths(tree.data?.items ?? []);
  const isGone = tree.data !== undefined && draft.value !== '' && !paths.some(({ id }) => id === draft.value);
  return (
    <Select
      aria-label={label}
      aria-invalid={isInvalid || undefined}
      value={draft.value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">Choose a category</option>
      {isGone ? <option value={draft.value}>A category that was deleted</option> : null}
      {paths.map(({ id, path }) => (
        <option key={id} value={id}>
          {path}
        </option>
      ))}
    </Select>
  );
}

function Value(props: ValueProps) {
  const { draft, label, isInvalid, onChange } = props;
  const { shop } = useShop();
  if (needsNoValue(draft)) return null;
  const { input } = fieldOffers[draft.field];
  const shared = {
    'aria-label': label,
    'aria-invalid': isInvalid || undefined,
    value: draft.value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  switch (input) {
    case 'category':
      return <CategorySelect {...props} />;
    case 'stock':
      return (
        <Select {...shared}>
          {Object.entries(stockNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      );
    case 'money':
      return <AffixedInput {...shared} inputMode="decimal" autoComplete="off" after={shop.currency} />;
    case 'days':
      return <AffixedInput {...shared} inputMode="numeric" autoComplete="off" after="days" />;
    default:
      return <Input {...shared} autoComplete="off" />;
  }
}

interface RowProps {
  draft: ConditionDraft;
  number: number;
  isInvalid: boolean;
  isOnly: boolean;
  onChange: (draft: ConditionDraft) => void;
  onRemove: () => void;
}

function ConditionRow({ draft, number, isInvalid, isOnly, onChange, onRemove }: RowProps) {
  const { operators } = fieldOffers[draft.field];
  return (
    <li className="flex items-start gap-2">
      <div className="grid flex-1 gap-2 sm:grid-cols-[10rem_11rem_minmax(0,1fr)]">
        <Select
          aria-label={`Condition ${number}: about`}
          value={draft.field}
          onChange={(event) => onChange(withField(draft, event.target.value))}
        >
          {Object.entries(fieldOffers).map(([field, { label }]) => (
            <option key={field} value={field}>
              {label}
            </option>
          ))}
        </Select>
        {draft.field === 'customField' ? (
          <Input
            aria-label={`Condition ${number}: key of the custom field`}
            placeholder="Key, such as material"
            aria-invalid={isInvalid || undefined}
            value={draft.key}
            onChange={(event) => onChange({ ...draft, key: event.target.value })}
          />
        ) : null}
        <Select
          aria-label={`Condition ${number}: how`}
          value={draft.operator}
          onChange={(event) => onChange(withOperator(draft, event.target.value))}
        >
          {Object.entries(operators).map(([operator, label]) => (
            <option key={operator} value={operator}>
              {label}
            </option>
          ))}
        </Select>
        <Value
          draft={draft}
          label={`Condition ${number}: value`}
          isInvalid={isInvalid}
          onChange={(value) => onChange({ ...draft, value })}
        />
      </div>
      <IconButton label={`Remove condition ${number}`} disabled={isOnly} onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}

interface RulesFieldsProps {
  draft: RulesDraft;
  /** By the contract's paths: `rules.conditions.0.value`. */
  errors: Readonly<Record<string, string>>;
  onChange: (draft: RulesDraft) => void;
}

/** Builds the conditions products must meet: all of them, or any. */
export function RulesFields({ draft, errors, onChange }: RulesFieldsProps) {
  const { match, conditions } = draft;
  const wrong = (index: number) => Object.keys(errors).some((path) => path.startsWith(`rules.conditions.${index}.`));
  const hasErrors = Object.keys(errors).some((path) => path.startsWith('rules'));
  return (
    <div className="grid gap-3">
      <label className="flex flex-wrap items-center gap-2 text-sm">
        Products must meet
        <Select
          className="w-auto"
          value={match}
          onChange={(event) => onChange({ ...draft, match: event.target.value === 'any' ? 'any' : 'all' })}
        >
          <option value="all">all conditions</option>
          <option value="any">any condition</option>
        </Select>
      </label>
      <ul aria-label="Conditions" className="grid gap-3">
        {conditions.map((condition, index) => (
          <ConditionRow
            key={condition.id}
            draft={condition}
            number={index + 1}
            isInvalid={wrong(index)}
            isOnly={conditions.length === 1}
            onChange={(changed) => onChange({ ...draft, conditions: conditions.with(index, changed) })}
            onRemove={() => onChange({ ...draft, conditions: conditions.toSpliced(index, 1) })}
          />
        ))}
      </ul>
      {hasErrors ? (
        <p role="alert" className="text-[0.8125rem] font-medium text-critical">
          {errors.rules ?? 'Complete the marked conditions, or remove them.'}
        </p>
      ) : null}
      <div>
        <Button
          size="small"
          disabled={conditions.length >= 30}
          onClick={() => onChange({ ...draft, conditions: [...conditions, emptyCondition()] })}
        >
          <Plus aria-hidden />
          Add a condition
        </Button>
      </div>
    </div>
  );
}
