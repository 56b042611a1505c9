import type { Pickup } from '@smallshop/contract';
import { Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { formatMoney } from '../../ui/money.js';
import { TranslateLink } from '../translations/translate-link.js';
import { PickupDialog } from './pickup-dialog.js';

function PickupItem({ pickup, onEdit }: { pickup: Pickup; onEdit: () => void }) {
  const { shop, can } = useShop();
  const { name, place, priceMinor, isActive } = pickup;
  const price = priceMinor === 0 ? 'Free' : formatMoney({ amount: priceMinor, currency: shop.currency });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-3 md:px-5">
      <Store className="size-4.5 text-ink-subtle" aria-hidden />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {name}
          {isActive ? null : <Badge hollow>Paused</Badge>}
        </p>
        <p className="text-[0.8125rem] text-ink-subtle">
          {place.line1}, {place.city} · {price}
        </p>
      </div>
      <TranslateLink kind="shipping_method" id={pickup.id} />
      {can('settings.write') ? (
        <Button aria-label={`Edit ${name}`} onClick={onEdit}>
          Edit
        </Button>
      ) : null}
    </li>
  );
}

/** Where buyers fetch what they bought. */
export function PickupsCard({ pickups }: { pickups: readonly Pickup[] }) {
  const { can } = useShop();
  const [edited, setEdited] = useState<Pickup | 'new'>();
  return (
    <Card
      flush
      title="Local pickup"
      description="Offered to every buyer, wherever they live; taxed where the place is."
      action={
        can('settings.write') ? (
          <Button onClick={() => setEdited('new')}>
            <Plus aria-hidden />
            Add a place
          </Button>
        ) : undefined
      }
    >
      {pickups.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-subtle md:px-5">Buyers cannot fetch goods anywhere yet.</p>
      ) : null}
      <ul>
        {pickups.map((pickup) => (
          <PickupItem key={pickup.id} pickup={pickup} onEdit={() => setEdited(pickup)} />
        ))}
      </ul>
      {edited ? (
        <PickupDialog pickup={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </Card>
  );
}
