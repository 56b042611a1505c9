import { collectionInput, createCollection } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { emptyCondition, rulesInput, type RulesDraft } from './rule-draft.js';
import { RulesFields } from './rules-fields.js';
import { RulesPreview } from './rules-preview.js';

type Errors = Readonly<Record<string, string>>;

interface KindChoiceProps {
  value: 'manual' | 'rules';
  onChange: (kind: 'manual' | 'rules') => void;
}

const kinds = [
  { value: 'manual', label: 'By hand', hint: 'You add products one by one and put them in order.' },
  { value: 'rules', label: 'By rules', hint: 'Products that meet your conditions come and go by themselves.' },
] as const;

function KindChoice({ value, onChange }: KindChoiceProps) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">How products get in</legend>
      {kinds.map((kind) => (
        <label
          key={kind.value}
          className="flex cursor-pointer gap-3 rounded-control border border-line-strong p-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="kind"
            className="mt-0.5 size-4 accent-(--accent)"
            checked={value === kind.value}
            onChange={() => onChange(kind.value)}
          />
          <span>
            <span className="font-medium">{kind.label}</span>
            <span className="block text-[0.8125rem] text-ink-muted">{kind.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function useCreate() {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: (body: unknown) => api.call(createCollection, { body: collectionInput.parse(body) }),
    onSuccess: (collection) => {
      queryClient.setQueryData(key('collections', 'one', collection.id), collection);
      void queryClient.invalidateQueries({ queryKey: key('collections', 'list') });
      announce(`“${collection.name}” is added`);
      void navigate(`${home}/collections/${collection.id}`, { replace: true });
    },
  });
}

/** Adds a collection: its name, and whether it is filled by hand or by rules, which stays so. */
export function NewCollectionPage() {
  const { home, shop } = useShop();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [kind, setKind] = useState<'manual' | 'rules'>('manual');
  const [rules, setRules] = useState<RulesDraft>(() => ({ match: 'all', conditions: [emptyCondition()] }));
  const [errors, setErrors] = useState<Errors>({});
  const create = useCreate();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const body = { name, description, rules: kind === 'rules' ? rulesInput(rules, shop.currency) : null };
    const { error } = collectionInput.safeParse(body);
    setErrors(Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])));
    if (!error) create.mutate(body);
  };
  return (
    <form noValidate onSubmit={submit} className="mx-auto max-w-3xl">
      <PageHeader title="Add a collection" back={{ to: `${home}/collections`, label: 'Collections' }} />
      <div className="grid gap-4">
        {create.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(create.error).advice}
          </Notice>
        ) : null}
        <Card>
          <div className="grid gap-4">
            <Field label="Name" error={errors.name ? 'A collection needs a name.' : undefined}>
              <Input
                autoFocus
                placeholder="Gifts under €40"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field label="Description" optional hint="Shown above its products." error={errors.description}>
              <Textarea rows={3} value={description} onChange={(event) => setDescription(event.target.value)} />
            </Field>
            <KindChoice value={kind} onChange={setKind} />
          </div>
        </Card>
        {kind === 'rules' ? (
          <Card title="Rules">
            <RulesFields draft={rules} errors={errors} onChange={setRules} />
            <RulesPreview draft={rules} />
          </Card>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button asChild>
            <Link to={`${home}/collections`}>Back to the list</Link>
          </Button>
          <Button type="submit" tone="primary" busy={create.isPending}>
            {create.isPending ? 'Adding…' : 'Add collection'}
          </Button>
        </div>
      </div>
    </form>
  );
}
