import type { AdminOrder } from '@smallshop/contract';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { formatMoney } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { cancelReasons } from './cancel-dialog.js';
import { OrderActions } from './order-actions.js';
import { OrderLines } from './order-lines.js';
import { OrderSide } from './order-side.js';
import { CancelledBadge, FulfillmentBadge, PaymentBadge } from './order-status.js';
import { OrderTimeline } from './order-timeline.js';
import { OrderTotals } from './order-totals.js';
import { useOrder } from './use-order.js';

function OrderHeader({ order }: { order: AdminOrder }) {
  const { home } = useShop();
  return (
    <PageHeader
      title={`Order ${order.number}`}
      back={{ to: `${home}/orders`, label: 'Orders' }}
      badges={
        <>
          <CancelledBadge status={order.status} />
          <PaymentBadge status={order.paymentStatus} />
          <FulfillmentBadge order={order} />
        </>
      }
      subtitle={
        <>
          Placed <DateTime value={order.placedAt} />
        </>
      }
      actions={<OrderActions order={order} />}
    />
  );
}

/** What staff must know of an order at first glance. */
function OrderNotices({ order }: { order: AdminOrder }) {
  const failed = order.refunds.filter(({ status }) => status === 'failed').at(-1);
  const waiting = order.backorders.reduce((units, { quantity }) => units + quantity, 0);
  return (
    <>
      {order.cancellation ? (
        <Notice tone="critical" title={`Cancelled: ${cancelReasons[order.cancellation.reason]}`}>
          {order.cancellation.note || 'Nothing of this order is to be sent.'}
        </Notice>
      ) : null}
      {failed && order.refunds.at(-1) === failed ? (
        <Notice tone="critical" title={`${formatMoney(failed.amount)} could not be refunded`}>
          {failed.failure} Try again, or send the money another way and write a note.
        </Notice>
      ) : null}
      {waiting > 0 && order.status === 'open' ? (
        <Notice
          tone="caution"
          title={waiting === 1 ? '1 item is not in stock yet' : `${waiting} items are not in stock yet`}
        >
          They are set aside for this order as soon as they arrive. What is here can be shipped before.
        </Notice>
      ) : null}
    </>
  );
}

/** One order: what was bought, for how much and why, by whom, and everything that happened to it. */
export function OrderPage() {
  const { id = '' } = useParams();
  const order = useOrder(id);
  if (!order.data) {
    return (
      <Card>
        {order.error ? (
          <ErrorState error={order.error} onRetry={() => void order.refetch()} />
        ) : (
          <LoadingBlock label="Loading the order" rows={10} />
        )}
      </Card>
    );
  }
  return (
    <>
      <OrderHeader order={order.data} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <OrderNotices order={order.data} />
          <OrderLines order={order.data} />
          <OrderTotals order={order.data} />
          <OrderTimeline order={order.data} />
        </div>
        <OrderSide order={order.data} />
      </div>
    </>
  );
}
