import type { AdminReturn } from '@smallshop/contract';
import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { RefusalNotice } from '../orders/refusal-notice.js';
import { amountError } from '../orders/refund-form.js';
import { labelError, readSending, SendingFields } from './sending-fields.js';
import { useApprove, useDecline, useMendSending } from './use-returns.js';

interface DialogProps {
  item: AdminReturn;
  onClose: () => void;
}

const formId = 'answer-return';
const sent = (work: () => void) => (event: FormEvent) => {
  event.preventDefault();
  work();
};

/** Asks how the goods are to be sent and what is kept, then lets the buyer send them. */
export function ApproveDialog({ item, onClose }: DialogProps) {
  const approve = useApprove(item);
  const { currency } = item.fee;
  const [form, setForm] = useState({
    instructions: '',
    labelUrl: '',
    message: '',
    fee: toDecimal(item.fee.amount, currency),
  });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const isWrong = labelError(form) !== undefined || amountError(form.fee, currency) !== undefined;
  const submit = sent(() => {
    if (isWrong) return;
    const body = { ...readSending(form), message: form.message.trim(), feeMinor: parseMinor(form.fee, currency) ?? 0 };
    approve.mutate(body, { onSuccess: onClose });
  });
  const footer = (
    <>
      <Button onClick={onClose}>Not yet</Button>
      <Button tone="primary" type="submit" form={formId} busy={approve.isPending} disabled={isWrong}>
        Approve return
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Approve the return"
      description="The customer gets an e-mail with how to send the goods."
      footer={footer}
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <RefusalNotice error={approve.error} title="Not approved" noun="return" />
        <SendingFields form={form} change={change} instructionsHint="The shop’s usual ones if left empty." />
        <Field label="Message to the customer" optional>
          <Input
            maxLength={500}
            value={form.message}
            onChange={(event) => change({ message: event.currentTarget.value })}
          />
        </Field>
        <Field label="Return fee" hint="Kept back from the refund." error={amountError(form.fee, currency)}>
          <Input
            inputMode="decimal"
            value={form.fee}
            onChange={(event) => change({ fee: event.currentTarget.value })}
          />
        </Field>
      </form>
    </Dialog>
  );
}

/** Asks why a request is turned down, then tells the buyer. */
export function DeclineDialog({ item, onClose }: DialogProps) {
  const decline = useDecline(item);
  const [message, setMessage] = useState('');
  const submit = sent(() => decline.mutate(message.trim(), { onSuccess: onClose }));
  const footer = (
    <>
      <Button onClick={onClose}>Not yet</Button>
      <Button tone="danger" type="submit" form={formId} busy={decline.isPending} disabled={message.trim() === ''}>
        Decline return
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Decline the return" footer={footer}>
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <RefusalNotice error={decline.error} title="Not declined" noun="return" />
        <Field label="Message to the customer" hint="Say why, and what they can do instead.">
          <Textarea
            rows={3}
            maxLength={500}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}

/** Mends how the goods of an approved return are to be sent. */
export function SendingDialog({ item, onClose }: DialogProps) {
  const mend = useMendSending(item);
  const [form, setForm] = useState({ instructions: item.instructions, labelUrl: item.labelUrl ?? '' });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const isWrong = labelError(form) !== undefined;
  const submit = sent(() => {
    if (!isWrong) mend.mutate(readSending(form), { onSuccess: onClose });
  });
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={mend.isPending} disabled={isWrong}>
        Save
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Instructions and label" footer={footer}>
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <RefusalNotice error={mend.error} title="Not saved" noun="return" />
        <SendingFields form={form} change={change} />
      </form>
    </Dialog>
  );
}
