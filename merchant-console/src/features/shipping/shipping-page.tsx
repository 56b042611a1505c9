import type { ShippingZone } from '@smallshop/contract';
import { Globe, MapPinned, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { areasText, chargeText, daysText } from './method-text.js';
import { NewZoneDialog } from './new-zone-dialog.js';
import { PickupsCard } from './pickups-card.js';
import { TrialCard } from './trial-card.js';
import { useShippingSettings } from './use-shipping.js';

function ZoneItem({ zone }: { zone: ShippingZone }) {
  const { home, shop } = useShop();
  const Icon = zone.areas.length === 0 ? Globe : MapPinned;
  return (
    <li className="border-t border-line first:border-t-0">
      <Link to={`${home}/settings/shipping/zones/${zone.id}`} className="block px-4 py-3 hover:bg-hover md:px-5">
        <span className="flex items-start gap-3">
          <Icon className="mt-0.5 size-4.5 shrink-0 text-ink-subtle" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block text-sm font-medium wrap-anywhere">{zone.name}</span>
            <span className="block text-[0.8125rem] text-pretty text-ink-subtle">{areasText(zone.areas)}</span>
          </span>
          {zone.methods.some(({ isActive }) => isActive) ? null : <Badge tone="caution">Nothing is sent</Badge>}
        </span>
        <span className="mt-2 grid gap-1 pl-7.5">
          {zone.methods.map((method) => (
            <span key={method.id} className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className={method.isActive ? '' : 'text-ink-subtle line-through'}>{method.name}</span>
              <span className="text-[0.8125rem] text-ink-subtle">{daysText(method)}</span>
              <span className="ml-auto text-right tabular-nums">{chargeText(method, shop.currency)}</span>
            </span>
          ))}
        </span>
      </Link>
    </li>
  );
}

function ZonesCard({ zones }: { zones: readonly ShippingZone[] }) {
  const { can } = useShop();
  const [isAdding, setAdding] = useState(false);
  const add = can('settings.write') ? (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a zone
    </Button>
  ) : undefined;
  return (
    <Card
      flush
      title="Zones and rates"
      description="An address gets the methods of the one zone that names it most precisely: postcodes before regions, regions before countries."
      action={add}
    >
      {zones.length === 0 ? (
        <EmptyState icon={MapPinned} title="Nothing is sent yet">
          Add a zone with the countries you send to, then what it costs. Without one, only digital goods and pickups can
          be bought.
        </EmptyState>
      ) : null}
      <ul className={zones.length === 0 ? '' : 'border-t border-line'}>
        {zones.map((zone) => (
          <ZoneItem key={zone.id} zone={zone} />
        ))}
      </ul>
      {isAdding ? (
        <NewZoneDialog hasRest={zones.some(({ areas }) => areas.length === 0)} onClose={() => setAdding(false)} />
      ) : null}
    </Card>
  );
}

/** Where the shop sends parcels and what that costs. */
export function ShippingPage() {
  const { home } = useShop();
  const query = useShippingSettings();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Shipping and delivery"
        back={{ to: `${home}/settings`, label: 'Settings' }}
        subtitle="Where you send parcels, what buyers pay for it, and where they fetch goods themselves."
      />
      <LoadedRecord query={query} noun="shipping settings">
        {({ zones, pickups }) => (
          <div className="grid gap-4">
            <ZonesCard zones={zones} />
            <PickupsCard pickups={pickups} />
            <TrialCard />
          </div>
        )}
      </LoadedRecord>
    </div>
  );
}
