import type { AdminReturn } from '@smallshop/contract';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { counted } from '../../ui/counted.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/text-input.js';
import { UnitStepper } from '../../ui/unit-stepper.js';
import { useLocations } from '../inventory/use-locations.js';
import { OrderUnitRow } from '../orders/order-unit-row.js';
import { RefusalNotice } from '../orders/refusal-notice.js';
import { useReceive } from './use-returns.js';

type Line = AdminReturn['lines'][number];
interface Came {
  readonly resellable: number;
  readonly damaged: number;
}

const openOf = (line: Line): number => line.quantity - line.resellable - line.damaged;
const nothing: Came = { resellable: 0, damaged: 0 };

function LineRow({ line, came, onChange }: { line: Line; came: Came; onChange: (came: Came) => void }) {
  const open = openOf(line);
  return (
    <OrderUnitRow
      line={line}
      purpose="that can be sold again"
      most={open - came.damaged}
      value={came.resellable}
      onChange={(resellable) => onChange({ ...came, resellable })}
      note={[line.reason, line.comment].filter(Boolean).join(': ')}
    >
      <span className="flex basis-full items-center justify-end gap-2 text-[0.8125rem] text-ink-muted">
        Damaged, to inspect
        <UnitStepper
          label={`Units of ${line.title} that are damaged`}
          value={came.damaged}
          most={open - came.resellable}
          onChange={(damaged) => onChange({ ...came, damaged })}
        />
      </span>
    </OrderUnitRow>
  );
}

interface RestockProps {
  isRestocked: boolean;
  onRestock: (isRestocked: boolean) => void;
  locationId: string;
  onLocation: (id: string) => void;
}

function Restock({ isRestocked, onRestock, locationId, onLocation }: RestockProps) {
  const { open } = useLocations();
  return (
    <>
      <label className="flex min-h-9 items-center gap-3 text-sm">
        <Checkbox checked={isRestocked} onCheckedChange={(checked) => onRestock(checked === true)} />
        Put what can be sold again back into stock
      </label>
      {isRestocked && open.length > 1 ? (
        <Field label="Location">
          <Select value={locationId} onChange={(event) => onLocation(event.currentTarget.value)}>
            <option value="">At the default location</option>
            {open.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </>
  );
}

/** Asks what came and in which condition; everything still open is filled in as sellable. */
export function ReceiveReturnDialog({ item, onClose }: { item: AdminReturn; onClose: () => void }) {
  const receive = useReceive(item);
  const lines = item.lines.filter((line) => openOf(line) > 0);
  const [came, setCame] = useState<Readonly<Record<string, Came>>>(() =>
    Object.fromEntries(lines.map((line) => [line.orderLineId, { resellable: openOf(line), damaged: 0 }])),
  );
  const [isRestocked, setRestocked] = useState(true);
  const [locationId, setLocationId] = useState('');
  const cameOf = ({ orderLineId }: Line): Came => came[orderLineId] ?? nothing;
  const total = lines.reduce((sum, line) => sum + cameOf(line).resellable + cameOf(line).damaged, 0);
  const submit = () => {
    const body = {
      lines: lines.map((line) => ({ orderLineId: line.orderLineId, ...cameOf(line) })),
      restock: isRestocked,
      locationId: locationId || null,
    };
    receive.mutate(body, { onSuccess: onClose });
  };
  const footer = (
    <>
      <Button onClick={onClose}>Not yet</Button>
      <Button tone="primary" busy={receive.isPending} disabled={total === 0} onClick={submit}>
        Receive {counted(total, 'item')}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Receive the return"
      description="Sort what came by its condition; the rest can follow in another parcel."
      footer={footer}
    >
      <div className="grid gap-4">
        <RefusalNotice error={receive.error} title="Nothing was received" noun="return" />
        <ul>
          {lines.map((line) => (
            <LineRow
              key={line.orderLineId}
              line={line}
              came={cameOf(line)}
              onChange={(changed) => setCame({ ...came, [line.orderLineId]: changed })}
            />
          ))}
        </ul>
        <Restock
          isRestocked={isRestocked}
          onRestock={setRestocked}
          locationId={locationId}
          onLocation={setLocationId}
        />
      </div>
    </Dialog>
  );
}
