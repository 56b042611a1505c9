import { transferInput, type StockVariant, type Transfer } from '@smallshop/contract';
import { X } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '../../client/api-error.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { Input, Select, Textarea } from '../../ui/text-input.js';
import { ItemPicker } from './item-picker.js';
import { variantLine } from './stock-state.js';
import { readUnits } from './units.js';
import { useLocations } from './use-locations.js';
import { useSaveTransfer } from './use-transfer.js';

interface DraftLine extends StockVariant {
  readonly quantity: string;
  /** Units that could be sent now; unknown right after the origin changed. */
  readonly free: number | undefined;
}

interface Draft {
  readonly originId: string;
  readonly destinationId: string;
  readonly note: string;
  readonly tracking: string;
  readonly expectedOn: string;
  readonly lines: readonly DraftLine[];
}

function draftOf(transfer: Transfer | undefined, open: ReturnType<typeof useLocations>['open']): Draft {
  const [first, second] = open;
  return {
    originId: transfer?.origin.id ?? first?.id ?? '',
    destinationId: transfer?.destination.id ?? second?.id ?? '',
    note: transfer?.note ?? '',
    tracking: transfer?.tracking ?? '',
    expectedOn: transfer?.expectedOn ?? '',
    lines: transfer?.lines.map((line) => ({ ...line, quantity: String(line.quantity), free: line.freeAtOrigin })) ?? [],
  };
}

function problemOf({ originId, destinationId, lines }: Draft): string | undefined {
  if (originId === destinationId) return 'Choose two different locations.';
  if (lines.length === 0) return 'Add at least one item.';
  if (lines.some(({ quantity }) => !readUnits(quantity))) return 'Say for each item how many units, 1 or more.';
  return undefined;
}

const refusalText = (error: Error): string =>
  error instanceof ApiError && error.status === 412
    ? `${typeof error.details.updatedBy === 'string' ? error.details.updatedBy : 'Somebody'} changed this transfer a moment ago. Reload the page, then make your change again.`
    : explainError(error).advice;

interface LinesProps {
  lines: readonly DraftLine[];
  onChange: (lines: readonly DraftLine[]) => void;
}

function Lines({ lines, onChange }: LinesProps) {
  const set = (variantId: string, quantity: string) =>
    onChange(lines.map((line) => (line.variantId === variantId ? { ...line, quantity } : line)));
  return (
    <ul aria-label="Items of the transfer">
      {lines.map((line) => {
        const asked = readUnits(line.quantity);
        const isShort = asked !== undefined && line.free !== undefined && asked > line.free;
        return (
          <li key={line.variantId} className="flex items-center gap-3 border-t border-line py-2.5">
            <ProductThumb image={line.image} className="max-sm:hidden" />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{line.title}</span>
              <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(line)}</span>
              {line.free === undefined ? null : (
                <span className={isShort ? 'text-[0.8125rem] text-critical' : 'text-[0.8125rem] text-ink-subtle'}>
                  {line.free} free there
                </span>
              )}
            </span>
            <Input
              aria-label={`Units of ${line.title}, ${line.sku}`}
              inputMode="numeric"
              value={line.quantity}
              onChange={(event) => set(line.variantId, event.target.value)}
              onFocus={(event) => event.target.select()}
              className="w-20 text-right tabular-nums"
            />
            <IconButton
              label={`Remove ${line.title}, ${line.sku}`}
              onClick={() => onChange(lines.filter(({ variantId }) => variantId !== line.variantId))}
            >
              <X />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}

interface PartProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

function Places({ draft, onChange }: PartProps) {
  const { open } = useLocations();
  const options = open.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  const forget = draft.lines.map((line) => ({ ...line, free: undefined }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="From">
        <Select value={draft.originId} onChange={(event) => onChange({ originId: event.target.value, lines: forget })}>
          {options}
        </Select>
      </Field>
      <Field label="To">
        <Select value={draft.destinationId} onChange={(event) => onChange({ destinationId: event.target.value })}>
          {options}
        </Select>
      </Field>
    </div>
  );
}

function Details({ draft, onChange }: PartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Expected on" optional>
        <Input
          type="date"
          value={draft.expectedOn}
          onChange={(event) => onChange({ expectedOn: event.target.value })}
        />
      </Field>
      <Field label="Tracking" optional>
        <Input
          value={draft.tracking}
          onChange={(event) => onChange({ tracking: event.target.value })}
          maxLength={120}
          autoComplete="off"
        />
      </Field>
      <Field label="Note" optional className="sm:col-span-2">
        <Textarea
          value={draft.note}
          onChange={(event) => onChange({ note: event.target.value })}
          rows={2}
          maxLength={500}
        />
      </Field>
    </div>
  );
}

interface TransferFormProps {
  /** Undefined: a new one. */
  transfer: Transfer | undefined;
  onSaved: (transfer: Transfer) => void;
  onCancel: () => void;
}

/** Plans a transfer: places, items, when it is expected. Nothing moves until it is sent. */
export function TransferForm({ transfer, onSaved, onCancel }: TransferFormProps) {
  const { open } = useLocations();
  const [draft, setDraft] = useState(() => draftOf(transfer, open));
  const [isTold, setTold] = useState(false);
  const save = useSaveTransfer(transfer);
  const problem = problemOf(draft);
  const change = (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part }));
  const submit = () => {
    setTold(true);
    if (problem) return;
    const lines = draft.lines.map(({ variantId, quantity }) => ({ variantId, quantity: readUnits(quantity) }));
    const body = transferInput.parse({ ...draft, expectedOn: draft.expectedOn || null, lines });
    save.mutate(body, { onSuccess: onSaved });
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {save.error ? <Notice tone="critical" title="Not saved">{refusalText(save.error)}</Notice> : null}
      {isTold && problem ? <Notice tone="critical" title={problem} /> : null}
      <Card title="Route"><Places draft={draft} onChange={change} /></Card>
      <Card title="Items">
        <ItemPicker
          locationId={draft.originId}
          onPick={({ free, ...row }) => {
            if (draft.lines.some(({ variantId }) => variantId === row.variantId)) return;
            change({ lines: [...draft.lines, { ...row, free, quantity: '1' }] });
          }}
        />
        <div className="mt-3"><Lines lines={draft.lines} onChange={(lines) => change({ lines })} /></div>
      </Card>
      <Card title="Details"><Details draft={draft} onChange={change} /></Card>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button tone="primary" type="submit" busy={save.isPending}>Save as draft</Button>
      </div>
    </form>
  ); // prettier-ignore
}
