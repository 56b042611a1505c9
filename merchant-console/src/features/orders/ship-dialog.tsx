import type { AdminOrder } from '@smallshop/contract';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { backorderedOf } from './order-lines.js';
import { OrderUnitRow } from './order-unit-row.js';
import { RefusalNotice } from './refusal-notice.js';
import { readTracking, TrackingFields } from './tracking-fields.js';
import { useShip } from './use-order.js';

interface ShipDialogProps {
  order: AdminOrder;
  onClose: () => void;
}

const formId = 'ship-order';

/** Asks which units go into the parcel and who carries it, then marks them as shipped. */
export function ShipDialog({ order, onClose }: ShipDialogProps) {
  const ship = useShip(order);
  const open = order.lines.filter(({ toShipQuantity }) => toShipQuantity > 0);
  // Units that are not in stock yet can hardly be in the parcel: they are left out until chosen.
  const [units, setUnits] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(open.map((line) => [line.id, Math.max(0, line.toShipQuantity - backorderedOf(order, line))])),
  );
  const { register, handleSubmit, formState } = useForm({
    mode: 'onTouched',
    defaultValues: { carrier: '', trackingNumber: '', trackingUrl: '' },
  });
  const lines = open.flatMap(({ id }) => ((units[id] ?? 0) > 0 ? [{ orderLineId: id, quantity: units[id] ?? 0 }] : []));
  const chosen = lines.reduce((sum, line) => sum + line.quantity, 0);
  const submit = handleSubmit((values) => ship.mutate({ ...readTracking(values), lines }, { onSuccess: onClose }));
  const footer = (
    <>
      <Button onClick={onClose}>Not yet</Button>
      <Button tone="primary" type="submit" form={formId} busy={ship.isPending} disabled={chosen === 0}>
        {chosen === 1 ? 'Ship 1 item' : `Ship ${chosen} items`}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Ship order ${order.number}`}
      description="Choose what goes into this parcel. The customer is told by e-mail; the rest can follow in another one."
      footer={footer}
    >
      <form id={formId} onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        <RefusalNotice error={ship.error} title="Not shipped" />
        <ul>
          {open.map((line) => (
            <OrderUnitRow
              key={line.id}
              line={line}
              purpose="to send"
              most={line.toShipQuantity}
              value={units[line.id] ?? 0}
              onChange={(value) => setUnits({ ...units, [line.id]: value })}
              note={backorderedOf(order, line) > 0 ? `${backorderedOf(order, line)} not in stock yet` : undefined}
            />
          ))}
        </ul>
        <TrackingFields register={register} errors={formState.errors} />
      </form>
    </Dialog>
  );
}
