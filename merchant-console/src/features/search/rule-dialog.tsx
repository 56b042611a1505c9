import { searchAdmin, searchProducts, searchRuleInput, type Image, type SearchRule } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronUp, EyeOff, Pin, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Input } from '../../ui/text-input.js';
import { useSaveRule } from './use-search-settings.js';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly image: Image | null;
}

function usePreview(query: string) {
  const api = useApi();
  const { key } = useShop();
  const q = query.trim();
  return useQuery({
    queryKey: key('search-preview', q),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.call(searchProducts, { query: { q, limit: 12 }, signal }),
  });
}

function useOthers(text: string) {
  const api = useApi();
  const { key } = useShop();
  const q = text.trim();
  return useQuery({
    queryKey: key('search-pick', q),
    enabled: q.length > 1,
    queryFn: ({ signal }) => api.call(searchAdmin, { query: { q, limit: 8 }, signal }),
  });
}

interface RowsProps {
  title: string;
  empty: string;
  items: readonly Item[];
  actions: (item: Item, index: number) => ReactNode;
}

function Rows({ title, empty, items, actions }: RowsProps) {
  return (
    <section>
      <h3 className="text-[0.8125rem] font-medium">{title}</h3>
      {items.length === 0 ? <p className="py-1.5 text-sm text-ink-muted">{empty}</p> : null}
      <ul className="divide-y divide-line">
        {items.map((item, index) => (
          <li key={item.id} className="flex items-center gap-3 py-1.5 text-sm">
            <ProductThumb image={item.image} className="size-9" />
            <span className="min-w-0 flex-1 wrap-anywhere">{item.title}</span>
            {actions(item, index)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const without = (items: readonly Item[], id: string) => items.filter((item) => item.id !== id);
const raised = (items: readonly Item[], at: number): Item[] => {
  const above = items[at - 1];
  return above
    ? items.flatMap((item, index) => (index === at - 1 ? items.slice(at, at + 1) : index === at ? [above] : [item]))
    : [...items];
};

/** What is pinned and what is hidden; a product is one of both, or neither. */
function useChoice(rule: SearchRule | null) {
  const [pinned, setPinned] = useState<readonly Item[]>(rule?.pinned ?? []);
  const [hidden, setHidden] = useState<readonly Item[]>(rule?.hidden ?? []);
  const release = (id: string) => {
    setPinned(without(pinned, id));
    setHidden(without(hidden, id));
  };
  const pin = (item: Item) => {
    setPinned([...without(pinned, item.id), item]);
    setHidden(without(hidden, item.id));
  };
  const hide = (item: Item) => {
    setHidden([...without(hidden, item.id), item]);
    setPinned(without(pinned, item.id));
  };
  const raise = (index: number) => setPinned(raised(pinned, index));
  const isFree = ({ id }: Item) => [...pinned, ...hidden].every((item) => item.id !== id);
  return { pinned, hidden, pin, hide, release, raise, isFree };
}
type Choice = ReturnType<typeof useChoice>;

function ChosenRows({ choice: { pinned, hidden, raise, release } }: { choice: Choice }) {
  const releasing = (label: string, { id }: Item) => (
    <IconButton label={label} size="smallIcon" onClick={() => release(id)}>
      <X />
    </IconButton>
  );
  return (
    <>
      <Rows
        title="Pinned"
        empty="None: results come by how well they match."
        items={pinned}
        actions={(item, index) => (
          <>
            <IconButton
              label={`Move ${item.title} up`}
              size="smallIcon"
              disabled={index === 0}
              onClick={() => raise(index)}
            >
              <ChevronUp />
            </IconButton>
            {releasing(`No longer pin ${item.title}`, item)}
          </>
        )}
      />
      {hidden.length > 0 ? (
        <Rows title="Hidden" empty="" items={hidden} actions={(item) => releasing(`Show ${item.title} again`, item)} />
      ) : null}
    </>
  );
}

function FoundRows({ query, choice: { pin, hide, isFree } }: { query: string; choice: Choice }) {
  const preview = usePreview(query);
  const [other, setOther] = useState('');
  const others = useOthers(other);
  const choose = (item: Item) => (
    <>
      <IconButton label={`Pin ${item.title}`} size="smallIcon" onClick={() => pin(item)}>
        <Pin />
      </IconButton>
      <IconButton label={`Hide ${item.title}`} size="smallIcon" onClick={() => hide(item)}>
        <EyeOff />
      </IconButton>
    </>
  );
  return (
    <>
      <Rows
        title="What it finds now"
        empty={query.trim() === '' ? 'Type a query to see.' : preview.isFetching ? 'Searching…' : 'Nothing else.'}
        items={(preview.data?.items ?? []).filter(isFree)}
        actions={choose}
      />
      <Field label="Pin something else" optional>
        <Input
          type="search"
          value={other}
          placeholder="Title, brand or SKU"
          onChange={(event) => setOther(event.target.value)}
        />
      </Field>
      {other.trim().length > 1 ? (
        <Rows
          title="Products"
          empty={others.isFetching ? 'Searching…' : 'No product matches.'}
          items={(others.data?.products ?? []).filter(isFree)}
          actions={choose}
        />
      ) : null}
    </>
  );
}

/** Pins and hides products of one query, beside what it finds as shoppers see it now. */
export function RuleDialog({ rule, onClose }: { rule: SearchRule | null; onClose: () => void }) {
  const save = useSaveRule(rule, onClose);
  const [query, setQuery] = useState(rule?.query ?? '');
  const choice = useChoice(rule);
  const body = searchRuleInput.safeParse({
    query,
    pinnedIds: choice.pinned.map(({ id }) => id),
    hiddenIds: choice.hidden.map(({ id }) => id),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      shape="sheet"
      title={rule ? `Results of “${rule.query}”` : 'Choose results'}
      description="Pinned products come first, in this order; hidden ones never. This query alone changes."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button
            tone="primary"
            busy={save.isPending}
            disabled={!body.success}
            onClick={() => (body.success ? save.mutate(body.data) : undefined)}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {explainError(save.error).advice}
          </Notice>
        ) : null}
        <Field label="Query" hint="As shoppers type it. Capitals, accents and signs make no difference.">
          <Input value={query} maxLength={100} onChange={(event) => setQuery(event.target.value)} />
        </Field>
        <ChosenRows choice={choice} />
        <FoundRows query={query} choice={choice} />
      </div>
    </Dialog>
  );
}
