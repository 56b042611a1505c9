import { discountCodeSchema, type AdminPromotion } from '@smallshop/contract';
import { useState, type SubmitEvent } from 'react';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Input } from '../../ui/text-input.js';
import { useCodes } from './use-discounts.js';

type Codes = ReturnType<typeof useCodes>;

function AddCode({ add }: Pick<Codes, 'add'>) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = discountCodeSchema.safeParse(code);
    setProblem(read.error?.issues[0]?.message);
    if (!read.success) return;
    add.mutate(
      { from: 'list', codes: [read.data] },
      { onSuccess: () => setCode(''), onError: (error) => setProblem(explainError(error).advice) },
    );
  };
  return (
    <form className="flex items-end gap-2" onSubmit={submit}>
      <Field label="New code" className="flex-1" {...(problem === undefined ? {} : { error: problem })}>
        <Input value={code} maxLength={40} autoComplete="off" onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Button type="submit" busy={add.isPending}>
        Add
      </Button>
    </form>
  );
}

function DrawCodes({ add }: Pick<Codes, 'add'>) {
  const [count, setCount] = useState('100');
  const [prefix, setPrefix] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const many = Number(count);
    const isFine = Number.isInteger(many) && many >= 1 && many <= 1_000 && /^[A-Z0-9_-]{0,16}$/i.test(prefix.trim());
    setProblem(isFine ? undefined : 'From 1 to 1,000 codes, with letters and digits before them.');
    if (!isFine) return;
    add.mutate(
      { from: 'chance', count: many, prefix: prefix.trim().toUpperCase() },
      { onError: (error) => setProblem(explainError(error).advice) },
    );
  };
  return (
    <form className="grid grid-cols-[5rem_minmax(0,1fr)_auto] items-end gap-2" onSubmit={submit}>
      <Field label="How many">
        <Input inputMode="numeric" value={count} onChange={(event) => setCount(event.target.value)} />
      </Field>
      <Field label="Beginning with" optional {...(problem === undefined ? {} : { error: problem })}>
        <Input value={prefix} maxLength={16} autoComplete="off" onChange={(event) => setPrefix(event.target.value)} />
      </Field>
      <Button type="submit" busy={add.isPending}>
        Generate
      </Button>
    </form>
  );
}

/** The codes of a discount: which there are, how often each was used, and more of them. */
export function DiscountCodesCard({ discount }: { discount: AdminPromotion }) {
  const { can } = useShop();
  const [q, setQ] = useState('');
  const { list, add, remove } = useCodes(discount.id, q);
  const mayWrite = can('promotions.write');
  const { rows, total, hasMore, isLoadingMore, loadMore } = list;
  return (
    <Card title="Codes" description="Shoppers may type them as they like.">
      <div className="grid gap-4">
        {mayWrite ? (
          <>
            <AddCode add={add} />
            <DrawCodes add={add} />
          </>
        ) : null}
        {discount.codeCount > 5 ? (
          <Input
            type="search"
            aria-label="Search codes"
            placeholder="Search codes"
            onChange={({ target }) => setQ(target.value.trim())}
          />
        ) : null}
        {list.isLoading ? <LoadingBlock label="Loading the codes" rows={3} /> : null}
        {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
        {!list.isLoading && rows.length === 0 ? <p className="text-sm text-ink-subtle">No codes.</p> : null}
        <ul className="divide-y divide-line">
          {rows.map(({ code, uses }) => (
            <li key={code} className="flex min-h-11 items-center justify-between gap-3 text-sm">
              <span className="font-medium wrap-anywhere">{code}</span>
              <span className="flex items-center gap-3 text-ink-muted">
                used {uses} {uses === 1 ? 'time' : 'times'}
                {mayWrite ? (
                  <Button aria-label={`Take back ${code}`} onClick={() => remove.mutate(code)}>
                    Take back
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
        {hasMore ? (
          <LoadMore
            {...{ total, hasMore, shown: rows.length, noun: 'codes', loading: isLoadingMore, onLoadMore: loadMore }}
          />
        ) : null}
      </div>
    </Card>
  );
}
