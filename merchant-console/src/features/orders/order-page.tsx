import type { AdminOrder } from '@smallshop/contract';
import { Truck } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { OrderLines } from './order-lines.js';
import { OrderSide } from './order-side.js';
import { CancelledBadge, FulfillmentBadge, PaymentBadge } from './order-status.js';
import { OrderTimeline } from './order-timeline.js';
import { OrderTotals } from './order-totals.js';
import { ShipDialog } from './ship-dialog.js';
import { useOrder } from './use-order.js';

const canShip = (order: AdminOrder): boolean =>
  order.status === 'open' &&
  (order.fulfillmentStatus === 'unfulfilled' || order.fulfillmentStatus === 'partially_fulfilled');

function OrderHeader({ order }: { order: AdminOrder }) {
  const { home, can } = useShop();
  const [isShipping, setShipping] = useState(false);
  return (
    <>
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
        actions={
          canShip(order) && can('orders.write') ? (
            <Button tone="primary" onClick={() => setShipping(true)}>
              <Truck aria-hidden />
              Mark as shipped
            </Button>
          ) : null
        }
      />
      {isShipping ? <ShipDialog order={order} onClose={() => setShipping(false)} /> : null}
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
          <OrderLines order={order.data} />
          <OrderTotals order={order.data} />
          <OrderTimeline order={order.data} />
        </div>
        <OrderSide order={order.data} />
      </div>
    </>
  );
}
