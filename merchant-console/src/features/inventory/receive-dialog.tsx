import { receiptInput, type Transfer } from '@smallshop/contract';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { Input } from '../../ui/text-input.js';
import { variantLine } from './stock-state.js';
import { readUnits, unitsText } from './units.js';
import { useReceiveTransfer } from './use-transfer.js';

const openOf = ({ lines }: Transfer) =>
  lines
    .filter(({ quantity, received }) => quantity > received)
    .map((line) => ({ ...line, open: line.quantity - line.received }));

/** Asks what arrived; everything on its way is filled in already. */
export function ReceiveDialog({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const receive = useReceiveTransfer(transfer);
  const lines = openOf(transfer);
  const [units, setUnits] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(lines.map(({ variantId, open }) => [variantId, String(open)])),
  );
  const arrived = lines.map(({ variantId, open }) => ({
    variantId,
    open,
    quantity: readUnits(units[variantId] ?? ''),
  }));
  const isWrong = arrived.some(({ quantity, open }) => quantity === undefined || quantity > open);
  const some = arrived.filter(({ quantity }) => (quantity ?? 0) > 0);
  const submit = () => {
    const body = receiptInput.parse({ lines: some.map(({ variantId, quantity }) => ({ variantId, quantity })) });
    receive.mutate(body, { onSuccess: onClose });
  };
  const total = some.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  const footer = (
    <>
      <Button onClick={() => setUnits(Object.fromEntries(lines.map(({ variantId }) => [variantId, '0'])))}>
        Set all to 0
      </Button>
      <Button tone="primary" busy={receive.isPending} disabled={isWrong || total === 0} onClick={submit}>
        Receive {unitsText(total)}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      shape="sheet"
      title={`Receive at ${transfer.destination.name}`}
      description="Change what did not arrive; the rest stays on its way."
      footer={footer}
    >
      {receive.error ? <Notice tone="critical" title="Nothing was received">{explainError(receive.error).advice}</Notice> : null}
      <ul>
        {lines.map((line) => (
          <li key={line.variantId} className="flex items-center gap-3 border-t border-line py-2.5 first:border-t-0">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{line.title}</span>
              <span className="block truncate text-[0.8125rem] text-ink-subtle">{variantLine(line)}</span>
            </span>
            <Input
              aria-label={`Units of ${line.title}, ${line.sku} that arrived, of ${line.open}`}
              aria-invalid={(readUnits(units[line.variantId] ?? '') ?? line.open + 1) > line.open || undefined}
              inputMode="numeric"
              value={units[line.variantId] ?? ''}
              onChange={(event) => setUnits((current) => ({ ...current, [line.variantId]: event.target.value }))}
              onFocus={(event) => event.target.select()}
              className="w-20 text-right tabular-nums"
            />
            <span className="w-14 text-[0.8125rem] text-ink-subtle tabular-nums">of {line.open}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  ); // prettier-ignore
}
