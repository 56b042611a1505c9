import type { AdminOrder } from '@smallshop/contract';
import { ExternalLink, PackageCheck, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { TrackDialog } from './track-dialog.js';
import { useDeliver } from './use-order.js';

type Shipment = AdminOrder['shipments'][number];

function Tracking({ shipment: { trackingUrl, trackingNumber } }: { shipment: Shipment }) {
  if (!trackingUrl) return <p className="wrap-anywhere text-ink-muted">{trackingNumber || 'No tracking number'}</p>;
  return (
    <a
      href={trackingUrl}
      target="_blank"
      rel="noreferrer"
      className="block w-fit rounded-sm py-0.5 font-medium text-accent-text underline-offset-2 wrap-anywhere hover:underline"
    >
      {trackingNumber || 'Track the parcel'} <ExternalLink className="inline size-3.5" aria-hidden />
    </a>
  );
}

function Actions({ shipment }: { shipment: Shipment }) {
  const [isEditing, setEditing] = useState(false);
  const deliver = useDeliver(shipment.id);
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="small" onClick={() => setEditing(true)}>
        <Pencil aria-hidden />
        Edit tracking
      </Button>
      {shipment.status === 'shipped' ? (
        <Button size="small" busy={deliver.isPending} onClick={() => deliver.mutate()}>
          <PackageCheck aria-hidden />
          Mark as delivered
        </Button>
      ) : null}
      {isEditing ? <TrackDialog shipment={shipment} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

/** Parcels of an order: what is in each, where it is, and whether it arrived. */
export function ShipmentsCard({ order }: { order: AdminOrder }) {
  const { can } = useShop();
  const titleOf = (id: string): string => order.lines.find((line) => line.id === id)?.title ?? 'Item';
  return (
    <Card title={order.shipments.length === 1 ? 'Shipment' : `${order.shipments.length} shipments`}>
      <ul className="grid gap-4 text-sm">
        {order.shipments.map((shipment) => (
          <li key={shipment.id} className="border-t border-line pt-4 first:border-t-0 first:pt-0">
            <p className="flex flex-wrap items-center justify-between gap-2 font-medium">
              {shipment.carrier}
              <Badge tone={shipment.status === 'delivered' ? 'positive' : 'info'}>
                {shipment.status === 'delivered' ? 'Delivered' : 'On its way'}
              </Badge>
            </p>
            <Tracking shipment={shipment} />
            <ul className="text-[0.8125rem] text-ink-muted">
              {shipment.lines.map(({ orderLineId, quantity }) => (
                <li key={orderLineId}>
                  {quantity} × {titleOf(orderLineId)}
                </li>
              ))}
            </ul>
            <p className="text-[0.8125rem] text-ink-subtle">
              <DateTime value={shipment.deliveredAt ?? shipment.shippedAt} />
            </p>
            {can('orders.write') ? <Actions shipment={shipment} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
