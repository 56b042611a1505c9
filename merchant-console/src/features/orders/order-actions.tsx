import type { AdminOrder } from '@smallshop/contract';
import { Archive, ArchiveRestore, Ban, ChevronDown, HandCoins, PackageOpen, Truck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { CancelDialog } from './cancel-dialog.js';
import { ShipDialog } from './ship-dialog.js';
import { useArchive, useMarkPaid } from './use-order.js';

/** What can be done with an order as it stands, by whoever looks at it. */
function useAllowed(order: AdminOrder) {
  const { can } = useShop();
  const isSent = order.lines.some(({ fulfilledQuantity }) => fulfilledQuantity > 0);
  const isAwaited = order.paymentStatus === 'pending' || order.paymentStatus === 'failed';
  return {
    canArchive: can('orders.write'),
    canMarkPaid: can('orders.write') && isAwaited && order.status !== 'cancelled',
    canShip: can('orders.write') && order.lines.some(({ toShipQuantity }) => toShipQuantity > 0),
    canRefund: can('orders.refund') && order.refundable.amount > 0,
    canCancel:
      can('orders.write') &&
      order.status === 'open' &&
      !isSent &&
      (order.refundable.amount === 0 || can('orders.refund')),
  };
}

function MoreActions({ order, canCancel, onCancel }: { order: AdminOrder; canCancel: boolean; onCancel: () => void }) {
  const { home } = useShop();
  const navigate = useNavigate();
  const archive = useArchive(order);
  const isSent = order.lines.some(({ isDigital, fulfilledQuantity }) => !isDigital && fulfilledQuantity > 0);
  return (
    <Menu
      trigger={
        <Button>
          More actions
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {isSent ? (
        <MenuItem onSelect={() => void navigate(`${home}/orders/${order.id}/return`)}>
          <PackageOpen aria-hidden />
          Return items
        </MenuItem>
      ) : null}
      {order.archivedAt ? (
        <MenuItem onSelect={() => archive.mutate(false)}>
          <ArchiveRestore aria-hidden />
          Bring back from the archive
        </MenuItem>
      ) : (
        <MenuItem onSelect={() => archive.mutate(true)}>
          <Archive aria-hidden />
          Archive
        </MenuItem>
      )}
      {canCancel ? (
        <MenuItem danger onSelect={onCancel}>
          <Ban aria-hidden />
          Cancel order
        </MenuItem>
      ) : null}
    </Menu>
  );
}

/** Notes that the money has arrived; the next step of an order that waits for it. */
function MarkPaid({ order }: { order: AdminOrder }) {
  const markPaid = useMarkPaid(order);
  return (
    <Button tone="primary" busy={markPaid.isPending} onClick={() => markPaid.mutate()}>
      <HandCoins aria-hidden />
      Mark as paid
    </Button>
  );
}

/** The next step as the one primary button; everything else beside it or behind "More actions". */
export function OrderActions({ order }: { order: AdminOrder }) {
  const { home } = useShop();
  const { canArchive, canCancel, canMarkPaid, canRefund, canShip } = useAllowed(order);
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
      {canArchive ? <MoreActions order={order} canCancel={canCancel} onCancel={() => setOpened('cancel')} /> : null}
      {canShip ? (
        <Button tone={canMarkPaid ? 'secondary' : 'primary'} onClick={() => setOpened('ship')}>
          <Truck aria-hidden />
          Ship items
        </Button>
      ) : null}
      {canMarkPaid ? <MarkPaid order={order} /> : null}
      {opened === 'ship' ? <ShipDialog order={order} onClose={close} /> : null}
      {opened === 'cancel' ? <CancelDialog order={order} onClose={close} /> : null}
    </>
  );
}
