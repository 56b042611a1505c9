import { useRef, type ChangeEvent, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useShop } from '../../app/session.js';
import { cn } from '../../ui/class-names.js';
import { Field } from '../../ui/field.js';
import { AffixedInput } from '../../ui/text-input.js';
import { problemIn, type CellKind, type VariantForm } from './variant-form.js';
import { pastedTable } from './variant-bulk.js';

interface CellProps {
  variant: VariantForm;
  cell: CellKind;
  /** Called with every change. */
  onCommit: (id: string, key: CellKind['key'], text: string) => void;
}

/** What a cell shows, and what is wrong with it. */
function useCell({ variant, cell, onCommit }: CellProps) {
  const { shop } = useShop();
  const text = variant[cell.key];
  return {
    text,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onCommit(variant.id, cell.key, event.target.value),
    problem: problemIn(cell, text, shop.currency),
    unit: cell.kind === 'amount' ? shop.currency : cell.unit,
  };
}

const inputMode = ({ kind }: CellKind) => (kind === 'amount' ? 'decimal' : kind === 'whole' || kind === 'barcode' ? 'numeric' : undefined); // prettier-ignore

/** A cell of a variant as a labelled field, with its unit. */
export function VariantField(props: CellProps) {
  const { cell } = props;
  const { text, onChange, problem, unit } = useCell(props);
  return (
    <Field label={cell.label} hint={cell.hint} error={problem ?? undefined}>
      <AffixedInput value={text} onChange={onChange} inputMode={inputMode(cell)} autoComplete="off" after={unit} />
    </Field>
  );
}

interface GridCellProps extends CellProps {
  label: string;
  /** Error of the whole grid, such as a SKU that stands twice. */
  problem: string | undefined;
  row: number;
  onMove: (row: number, key: CellKind['key'], by: 1 | -1) => void;
  onPaste: (row: number, cell: CellKind, table: string[][]) => void;
}

/** A cell of the grid: Enter and the arrows go up and down, Tab along, Escape takes back what was typed. */
export function GridCell({ label, problem: elsewhere, row, onMove, onPaste, ...props }: GridCellProps) {
  const { cell, variant, onCommit } = props;
  const { text, onChange, problem } = useCell(props);
  const before = useRef(text);
  const wrong = problem ?? elsewhere;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') onCommit(variant.id, cell.key, before.current);
    const by = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey) ? 1 : -1;
    if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onMove(row, cell.key, by);
  };
  const paste = (event: ClipboardEvent) => {
    const table = pastedTable(event.clipboardData.getData('text/plain'));
    if (!table) return;
    event.preventDefault();
    onPaste(row, cell, table);
  };
  return (
    <input
      data-cell={`${row}.${cell.key}`}
      aria-label={wrong ? `${label}. ${wrong}` : label}
      title={wrong}
      aria-invalid={wrong ? true : undefined}
      value={text}
      onChange={onChange}
      onFocus={(event) => {
        before.current = text;
        event.target.select();
      }}
      onKeyDown={onKeyDown}
      onPaste={paste}
      inputMode={inputMode(cell)}
      autoComplete="off"
      className={cn(
        'h-9 w-full min-w-20 bg-transparent px-2 text-sm outline-offset-[-2px] aria-invalid:bg-critical-soft aria-invalid:text-critical',
        cell.kind === 'code' || cell.kind === 'barcode'
          ? 'min-w-30 font-mono text-[0.8125rem]'
          : 'text-right tabular-nums',
      )}
    />
  );
}
