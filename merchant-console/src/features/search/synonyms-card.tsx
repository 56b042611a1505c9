import { synonymInput, type Synonym, type SynonymInput } from '@smallshop/contract';
import { ArrowLeftRight, ArrowRight, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { Input, Select } from '../../ui/text-input.js';
import { useRemove, useSaveSynonym, useSynonyms } from './use-search-settings.js';

interface Typed {
  kind: SynonymInput['kind'];
  terms: string;
  replacements: string;
}

const wordsOf = (text: string): string[] =>
  text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
const parse = ({ kind, terms, replacements }: Typed) =>
  synonymInput.safeParse({
    kind,
    terms: wordsOf(terms),
    replacements: kind === 'one_way' ? wordsOf(replacements) : [],
  });

function problemOf(typed: Typed, field: 'terms' | 'replacements'): true | string {
  const parsed = parse(typed);
  return parsed.error?.issues.find(({ path }) => path[0] === field)?.message ?? true;
}

function SynonymDialog({ synonym, onClose }: { synonym: Synonym | null; onClose: () => void }) {
  const save = useSaveSynonym(synonym, onClose);
  const form = useForm<Typed>({
    defaultValues: {
      kind: synonym?.kind ?? 'two_way',
      terms: synonym?.terms.join(', ') ?? '',
      replacements: synonym?.replacements.join(', ') ?? '',
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((typed) => {
    const parsed = parse(typed);
    if (parsed.success) save.mutate(parsed.data);
  });
  const isOneWay = form.watch('kind') === 'one_way';
  const validate = (field: 'terms' | 'replacements') => (_: string, typed: Typed) => problemOf(typed, field);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={synonym ? 'Change synonyms' : 'Add synonyms'}
      description="Separate words with commas. Several words together count as one term."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={save.isPending} onClick={() => void submit()}>
            Save
          </Button>
        </>
      }
    >
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {explainError(save.error).advice}
          </Notice>
        ) : null}
        <Field label="How they work">
          <Select {...form.register('kind')}>
            <option value="two_way">All mean the same</option>
            <option value="one_way">One way: the first also finds the second</option>
          </Select>
        </Field>
        <Field
          label={isOneWay ? 'When somebody types' : 'Words that mean the same'}
          hint={isOneWay ? 'For instance: tee' : 'For instance: beaker, mug, cup'}
          error={errors.terms?.message}
        >
          <Input {...form.register('terms', { validate: validate('terms') })} />
        </Field>
        {isOneWay ? (
          <Field label="Also look for" hint="For instance: t-shirt" error={errors.replacements?.message}>
            <Input {...form.register('replacements', { validate: validate('replacements') })} />
          </Field>
        ) : null}
      </form>
    </Dialog>
  );
}

function Row({ synonym, onChange }: { synonym: Synonym; onChange: () => void }) {
  const { can } = useShop();
  const remove = useRemove('synonyms');
  const words = synonym.terms.join(', ');
  return (
    <li className="flex items-center gap-2 py-2 text-sm">
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
        {synonym.kind === 'two_way' ? (
          <ArrowLeftRight className="size-4 text-ink-subtle" role="img" aria-label="All mean the same:" />
        ) : null}
        <span className="wrap-anywhere">{words}</span>
        {synonym.kind === 'one_way' ? (
          <>
            <ArrowRight className="size-4 text-ink-subtle" role="img" aria-label="also finds" />
            <span className="wrap-anywhere">{synonym.replacements.join(', ')}</span>
          </>
        ) : null}
      </span>
      {can('catalog.write') ? (
        <>
          <IconButton label={`Change ${words}`} size="smallIcon" onClick={onChange}>
            <Pencil />
          </IconButton>
          <IconButton label={`Remove ${words}`} size="smallIcon" onClick={() => remove.mutate(synonym.id)}>
            <Trash2 />
          </IconButton>
        </>
      ) : null}
    </li>
  );
}

/** Words that find each other. */
export function SynonymsCard() {
  const { can } = useShop();
  const synonyms = useSynonyms();
  const [edited, setEdited] = useState<Synonym | 'new' | null>(null);
  const rows = synonyms.data?.items ?? [];
  return (
    <Card
      title="Synonyms"
      description="Other words for what you sell, so that it is found by each of them."
      action={
        can('catalog.write') ? (
          <Button size="small" onClick={() => setEdited('new')}>
            <Plus aria-hidden />
            Add
          </Button>
        ) : null
      }
    >
      {synonyms.error ? <ErrorState error={synonyms.error} onRetry={() => void synonyms.refetch()} /> : null}
      {synonyms.isPending ? <LoadingBlock label="Loading synonyms" rows={3} /> : null}
      {synonyms.data && rows.length === 0 ? <p className="text-sm text-ink-muted">None yet.</p> : null}
      <ul className="divide-y divide-line">
        {rows.map((synonym) => (
          <Row key={synonym.id} synonym={synonym} onChange={() => setEdited(synonym)} />
        ))}
      </ul>
      {edited ? <SynonymDialog synonym={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </Card>
  );
}
