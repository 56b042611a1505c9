import type { CountLine } from '@smallshop/contract';
import { useState } from 'react';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { cn } from '../../ui/class-names.js';
import { explainError } from '../../ui/explain-error.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Input } from '../../ui/text-input.js';
import { variantLine } from './stock-state.js';
import { readUnits, signed } from './units.js';
import { useEnter } from './use-count.js';

interface Conflict {
  readonly counted: number;
  readonly by: string;
  readonly mine: number;
}

function conflictOf(error: unknown, mine: number): Conflict | undefined {
  if (!(error instanceof ApiError) || error.code !== 'count.line_changed') return undefined;
  const { counted, countedBy } = error.details;
  return {
    counted: typeof counted === 'number' ? counted : 0,
    by: typeof countedBy === 'string' ? countedBy : 'Somebody',
    mine,
  };
}

function useLine(countId: string, line: CountLine) {
  const enter = useEnter(countId);
  const [text, setText] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();
  const write = (units: number, seen: number | null) =>
    enter.mutate(
      { mode: 'set', variantId: line.variantId, units, seen },
      {
        onSuccess: () => {
          setText(undefined);
          setConflict(undefined);
        },
        onError: (error) => setConflict(conflictOf(error, units)),
      },
    );
  const leave = () => {
    if (text === undefined) return;
    const units = readUnits(text);
    if (text.trim() === '' && line.counted !== null) enter.mutate({ mode: 'clear', variantId: line.variantId });
    else if (units !== undefined && units !== line.counted) write(units, line.counted);
    else if (units === line.counted || text.trim() === '') setText(undefined);
  };
  return { enter, text, setText, conflict, write, leave };
}

const focusNext = (from: HTMLElement) => {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-count]')];
  fields[fields.findIndex((field) => field === from) + 1]?.focus();
};

function Difference({ line, isOpen }: { line: CountLine; isOpen: boolean }) {
  const { difference, movedSince, expected } = line;
  if (difference === null) return <span className="text-ink-subtle">–</span>;
  return (
    <span className={cn('tabular-nums', difference !== 0 && 'font-semibold', difference < 0 && 'text-critical', difference > 0 && 'text-positive')}>
      {signed(difference)}
      {isOpen ? <span className="block text-[0.75rem] font-normal text-ink-subtle">expected {expected}</span> : null}
      {movedSince === 0 ? null : <span className="block text-[0.75rem] font-normal text-ink-subtle">{signed(movedSince)} since</span>}
    </span>
  ); // prettier-ignore
}

interface RowProps {
  countId: string;
  line: CountLine;
  /** Whether it can still be counted, by this person. */
  isOpen: boolean;
}

/** One line of a count: type how many lie there, Enter goes on to the next. */
export function CountLineRow({ countId, line, isOpen }: RowProps) {
  const { enter, text, setText, conflict, write, leave } = useLine(countId, line);
  const isWrong = text !== undefined && text.trim() !== '' && readUnits(text) === undefined;
  const error = enter.error && !conflict ? explainError(enter.error).advice : undefined;
  return (
    <li className="border-t border-line px-4 py-2.5 md:px-5">
      <div className="grid grid-cols-[auto_minmax(0,1fr)_5rem_5rem] items-center gap-3">
        <ProductThumb image={line.image} className="max-sm:hidden" />
        <span className="min-w-0 max-sm:col-span-2">
          <span className="block truncate text-sm font-medium">{line.title}</span>
          <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(line)}</span>
          {line.countedBy ? <span className="block truncate text-[0.75rem] text-ink-subtle">{line.countedBy}</span> : null}
        </span>
        {isOpen ? (
          <Input
            data-count
            aria-label={`Units of ${line.title}, ${line.sku}`}
            aria-invalid={isWrong || undefined}
            inputMode="numeric"
            autoComplete="off"
            value={text ?? (line.counted === null ? '' : String(line.counted))}
            onChange={(event) => setText(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') focusNext(event.currentTarget);
              if (event.key === 'Escape') setText(undefined);
            }}
            className="text-right tabular-nums"
          />
        ) : (
          <span className="text-right text-sm tabular-nums">{line.counted ?? '–'}</span>
        )}
        <span className="text-right text-sm"><Difference line={line} isOpen={isOpen} /></span>
      </div>
      {error ? <p role="alert" className="mt-1.5 text-[0.8125rem] font-medium text-critical">{error}</p> : null}
      {conflict ? (
        <div role="alert" className="mt-2 flex flex-wrap items-center gap-2 rounded-control bg-caution-soft px-3 py-2 text-sm">
          <span className="flex-1 basis-48">{conflict.by} counted {conflict.counted} here meanwhile; you counted {conflict.mine}.</span>
          <Button size="small" onClick={() => write(conflict.counted + conflict.mine, conflict.counted)}>Add: {conflict.counted + conflict.mine}</Button>
          <Button size="small" onClick={() => write(conflict.mine, conflict.counted)}>Use mine</Button>
          <Button size="small" onClick={() => write(conflict.counted, conflict.counted)}>Keep theirs</Button>
        </div>
      ) : null}
    </li>
  ); // prettier-ignore
}
