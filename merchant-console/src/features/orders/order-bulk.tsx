import type { OrderRow, OrderWork } from '@smallshop/contract';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.js';
import { Input } from '../../ui/text-input.js';
import { TagsDialog } from '../products/tags-dialog.js';
import { TaskDialog } from './task-dialog.js';
import { useOrderTask } from './use-order-task.js';

type Asking = 'carrier' | 'add_tags' | 'remove_tags';

interface AskingProps {
  count: number;
  onClose: () => void;
  onStart: (work: OrderWork) => void;
}

const orders = (count: number): string => (count === 1 ? '1 order' : `${count} orders`);

function CarrierDialog({ count, onClose, onStart }: AskingProps) {
  const [carrier, setCarrier] = useState('');
  const start = () => onStart({ kind: 'fulfill', carrier });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Mark ${orders(count)} as shipped`}
      description="Everything of them that is not sent yet, one parcel each. Their buyers get an e-mail."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" disabled={carrier.trim() === ''} onClick={start}>
            Mark as shipped
          </Button>
        </>
      }
    >
      <Field label="Carrier" hint="Tracking numbers can be added on each order.">
        <Input value={carrier} maxLength={60} onChange={(event) => setCarrier(event.target.value)} />
      </Field>
    </Dialog>
  );
}

interface MoreProps {
  onStart: (work: OrderWork) => void;
  onAsk: (what: Asking) => void;
}

function More({ onStart, onAsk }: MoreProps) {
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label="More for the selected orders" size="smallIcon" tone="secondary">
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => onStart({ kind: 'print', document: 'packing_slip' })}>Print packing slips</MenuItem>
      <MenuItem onSelect={() => onStart({ kind: 'print', document: 'invoice' })}>Print invoices</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => onStart({ kind: 'mark_paid' })}>Mark as paid</MenuItem>
      <MenuItem onSelect={() => onAsk('add_tags')}>Add tags…</MenuItem>
      <MenuItem onSelect={() => onAsk('remove_tags')}>Remove tags…</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => onStart({ kind: 'archive' })}>Archive</MenuItem>
      <MenuItem onSelect={() => onStart({ kind: 'unarchive' })}>Back from the archive</MenuItem>
    </Menu>
  );
}

interface BulkProps {
  rows: readonly OrderRow[];
  onDone: () => void;
}

/** What can be done to the selected orders together. */
export function OrderBulk({ rows, onDone }: BulkProps) {
  const { can } = useShop();
  const [asking, setAsking] = useState<Asking>();
  const work = useOrderTask();
  const onStart = (what: OrderWork) => {
    setAsking(undefined);
    work.start(what, { ids: rows.map(({ id }) => id) });
  };
  const close = () => {
    work.forget();
    if (work.isOver) onDone();
  };
  const form = { count: rows.length, onClose: () => setAsking(undefined), onStart };
  return (
    <>
      {can('orders.write') ? (
        <>
          <Button size="small" busy={work.isStarting} onClick={() => setAsking('carrier')}>
            Mark as shipped
          </Button>
          <Button
            size="small"
            busy={work.isStarting}
            className="max-md:hidden"
            onClick={() => onStart({ kind: 'archive' })}
          >
            Archive
          </Button>
          <More onStart={onStart} onAsk={setAsking} />
        </>
      ) : null}
      {asking === 'carrier' ? <CarrierDialog {...form} /> : null}
      {asking === 'add_tags' || asking === 'remove_tags' ? (
        <TagsDialog
          kind={asking}
          what={orders(rows.length)}
          busy={work.isStarting}
          onClose={form.onClose}
          onApply={onStart}
        />
      ) : null}
      {work.task ? <TaskDialog task={work.task} onClose={close} /> : null}
    </>
  );
}
