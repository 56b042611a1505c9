import type { AdminOrder } from '@smallshop/contract';
import { Ban, ChevronDown, Truck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { CancelDialog } from './cancel-dialog.js';
import { ShipDialog } from './ship-dialog.js';

/** What can be done with an order as it stands, by whoever looks at it. */
function useAllowed(order: AdminOrder) {
  const { can } = useShop();
  const isSent = order.lines.some(({ fulfilledQuantity }) => fulfilledQuantity > 0);
  return {
    canShip: can('orders.write') && order.lines.some(({ toShipQuantity }) => toShipQuantity > 0),
    canRefund: can('orders.refund') && order.refundable.amount > 0,
    canCancel:
      can('orders.write') &&
      order.status === 'open' &&
      !isSent &&
      (order.refundable.amount === 0 || can('orders.refund')),
  };
}

/** The next step as the one primary button; everything else behind "More actions". */
export function OrderActions({ order }: { order: AdminOrder }) {
  const { home } = useShop();
  const { canShip, canRefund, canCancel } = useAllowed(order);
  const [opened, setOpened] = useState<'ship' | 'cancel' | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      {canRefund ? (
        <Button asChild>
          <Link to={`${home}/orders/${order.id}/refund`}>
            <Undo2 aria-hidden />
            Refund
          </Link>
        </Button>
      ) : null}
      {canCancel ? (
        <Menu
          trigger={
            <Button>
              More actions
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          <MenuItem danger onSelect={() => setOpened('cancel')}>
            <Ban aria-hidden />
            Cancel order
          </MenuItem>
        </Menu>
      ) : null}
      {canShip ? (
        <Button tone="primary" onClick={() => setOpened('ship')}>
          <Truck aria-hidden />
          Ship items
        </Button>
      ) : null}
      {opened === 'ship' ? <ShipDialog order={order} onClose={close} /> : null}
      {opened === 'cancel' ? <CancelDialog order={order} onClose={close} /> : null}
    </>
  );
}
