import { cancelReasonSchema, type AdminOrder, type CancelReason } from '@smallshop/contract';
import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { formatMoney } from '../../ui/money.js';
import { Input, Select } from '../../ui/text-input.js';
import { RefusalNotice } from './refusal-notice.js';
import { useCancel } from './use-order.js';

interface CancelDialogProps {
  order: AdminOrder;
  onClose: () => void;
}

const formId = 'cancel-order';

/** Why orders are called off, as people say it. */
export const cancelReasons: Readonly<Record<CancelReason, string>> = {
  customer: 'The customer changed their mind',
  out_of_stock: 'Items are not available',
  payment: 'The payment did not come',
  fraud: 'It looks fraudulent',
  staff_error: 'A mistake of ours',
  other: 'Another reason',
};

const consequence = ({ refundable }: AdminOrder): string =>
  refundable.amount > 0
    ? `${formatMoney(refundable)} goes back to the customer, who is told by e-mail. This cannot be undone.`
    : 'Nothing was paid. The customer is told by e-mail. This cannot be undone.';

/** Asks why, and what becomes of the units, then cancels the order and gives back what was paid. */
export function CancelDialog({ order, onClose }: CancelDialogProps) {
  const cancel = useCancel(order);
  const [isRestocked, setRestocked] = useState(true);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = cancelReasonSchema.parse(form.get('reason'));
    const note = String(form.get('note')).trim();
    cancel.mutate({ reason, note, restock: isRestocked }, { onSuccess: onClose });
  };
  const footer = (
    <>
      <Button onClick={onClose}>Keep the order</Button>
      <Button tone="danger" type="submit" form={formId} busy={cancel.isPending}>
        {order.refundable.amount > 0 ? `Cancel and refund ${formatMoney(order.refundable)}` : 'Cancel order'}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Cancel order ${order.number}`}
      description={consequence(order)}
      footer={footer}
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <RefusalNotice error={cancel.error} title="Not cancelled" />
        <Field label="Reason" hint="For your team; the customer does not see it.">
          <Select name="reason" defaultValue="customer">
            {cancelReasonSchema.options.map((reason) => (
              <option key={reason} value={reason}>
                {cancelReasons[reason]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Note" optional>
          <Input name="note" maxLength={400} />
        </Field>
        <label className="flex items-center gap-3 text-sm">
          <Checkbox checked={isRestocked} onCheckedChange={(checked) => setRestocked(checked === true)} />
          Put the items back into stock
        </label>
      </form>
    </Dialog>
  );
}
