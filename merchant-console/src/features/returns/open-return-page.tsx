import type { AdminOrder, OrderReturns } from '@smallshop/contract';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { counted } from '../../ui/counted.js';
import { Field } from '../../ui/field.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { parseMinor } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { Input, Select } from '../../ui/text-input.js';
import { OrderUnitRow } from '../orders/order-unit-row.js';
import { amountError } from '../orders/refund-form.js';
import { RefusalNotice } from '../orders/refusal-notice.js';
import { useOrder } from '../orders/use-order.js';
import { labelError, readSending, SendingFields } from './sending-fields.js';
import { useOpenReturn, useOrderReturns } from './use-returns.js';

interface EditorProps {
  order: AdminOrder;
  terms: OrderReturns;
}

const whyNot = {
  digital: 'Downloads cannot be sent back',
  not_sent: 'Not sent yet',
  returned: 'All of it is back, on its way back or refunded',
  final_sale: 'Final sale',
  window_over: 'The time to send it back is over',
} as const;

function Editor({ order, terms }: EditorProps) {
  const { home } = useShop();
  const navigate = useNavigate();
  const open = useOpenReturn(order.id);
  const { currency } = order.captured;
  const [units, setUnits] = useState<Readonly<Record<string, number>>>({});
  const [form, setForm] = useState({ instructions: '', labelUrl: '', reason: terms.reasons[0] ?? '', fee: '' });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const lines = terms.lines.flatMap(({ orderLineId }) => {
    const quantity = units[orderLineId] ?? 0;
    return quantity > 0 ? [{ orderLineId, quantity, reason: form.reason, comment: '' }] : [];
  });
  const total = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const isWrong = labelError(form) !== undefined || amountError(form.fee, currency) !== undefined;
  const submit = () =>
    open.mutate(
      { ...readSending(form), lines, feeMinor: parseMinor(form.fee, currency) },
      { onSuccess: (made) => void navigate(`${home}/returns/${made.id}`) },
    );
  return (
    <>
      <PageHeader
        title={`Return items of order ${order.number}`}
        back={{ to: `${home}/orders/${order.id}`, label: `Order ${order.number}` }}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card title="Items">
          <ul>
            {order.lines.map((line) => {
              const known = terms.lines.find(({ orderLineId }) => orderLineId === line.id);
              return (
                <OrderUnitRow
                  key={line.id}
                  line={line}
                  purpose="to send back"
                  most={known?.quantity ?? 0}
                  value={units[line.id] ?? 0}
                  onChange={(value) => setUnits({ ...units, [line.id]: value })}
                  note={known?.refusal ? whyNot[known.refusal] : undefined}
                />
              );
            })}
          </ul>
        </Card>
        <Card title="Terms">
          <div className="grid gap-4">
            <Field label="Reason">
              <Select value={form.reason} onChange={(event) => change({ reason: event.currentTarget.value })}>
                {terms.reasons.map((reason) => (
                  <option key={reason}>{reason}</option>
                ))}
              </Select>
            </Field>
            <SendingFields form={form} change={change} instructionsHint="The shop’s usual ones if left empty." />
            <Field
              label="Return fee"
              optional
              error={amountError(form.fee, currency)}
              hint="Kept back from the refund; the shop’s usual one if left empty."
            >
              <Input
                inputMode="decimal"
                value={form.fee}
                onChange={(event) => change({ fee: event.currentTarget.value })}
              />
            </Field>
            <RefusalNotice error={open.error} title="Not opened" />
            <Button
              tone="primary"
              size="large"
              busy={open.isPending}
              disabled={total === 0 || isWrong}
              onClick={submit}
            >
              Open a return of {counted(total, 'item')}
            </Button>
          </div>
        </Card>
      </div>
    </>
  );
}

/** Opens a return for a buyer: which units, why, and how they are to be sent. */
export function OpenReturnPage() {
  const { id = '' } = useParams();
  const order = useOrder(id);
  const terms = useOrderReturns(id);
  if (order.data && terms.data) return <Editor order={order.data} terms={terms.data} />;
  const error = order.error ?? terms.error;
  const retry = () => void Promise.all([order.refetch(), terms.refetch()]);
  return (
    <Card>
      {error ? <ErrorState error={error} onRetry={retry} /> : <LoadingBlock label="Loading the order" rows={8} />}
    </Card>
  );
}
