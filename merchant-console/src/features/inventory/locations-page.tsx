import { deleteLocation, orderLocations, type Location } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, MapPin, Plus } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Badge } from '../../ui/badge.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { announce, announceError } from '../../ui/toaster.js';
import { InventoryTabs } from './inventory-tabs.js';
import { LocationDialog } from './location-dialog.js';
import { unitsText } from './units.js';
import { useLocations } from './use-locations.js';

function useLocationChanges() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const order = useMutation({
    mutationFn: (ids: string[]) => api.call(orderLocations, { body: { ids } }),
    onSuccess: (list) => queryClient.setQueryData(key('inventory', 'locations'), list),
    onError: announceError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Location) => api.send(deleteLocation, { params: { id } }),
    onSuccess: () => {
      announce('Location deleted');
      void queryClient.invalidateQueries({ queryKey: key('inventory') });
    },
    onError: announceError,
  });
  return { order, remove };
}

const addressLine = ({ address }: Location): string =>
  address
    ? [address.line1, address.line2, `${address.postalCode} ${address.city}`.trim(), address.country]
        .filter(Boolean)
        .join(', ')
    : 'No address';

function holding({ units, openTransfers, openCounts }: Location): string {
  const transfers = openTransfers > 0 ? `, ${openTransfers} open transfer${openTransfers === 1 ? '' : 's'}` : '';
  const counts = openCounts > 0 ? `, ${openCounts} open count${openCounts === 1 ? '' : 's'}` : '';
  return `${unitsText(units)} on hand${transfers}${counts}`;
}

interface RowProps {
  location: Location;
  onEdit: () => void;
  onDelete: () => void;
  /** Undefined where there is nothing to change places with. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

function Row({ location, onEdit, onDelete, onUp, onDown }: RowProps) {
  const { can } = useShop();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-3 first:border-t-0 md:px-5">
      <span className="grid size-9 shrink-0 place-items-center rounded-control bg-sunken text-ink-subtle">
        <MapPin className="size-4" aria-hidden />
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {location.name}
          {location.isDefault ? <Badge tone="info">Default</Badge> : null}
          {location.isActive ? null : <Badge hollow>Closed</Badge>}
        </p>
        <p className="text-[0.8125rem] text-ink-subtle wrap-anywhere">{addressLine(location)}</p>
        <p className="text-[0.8125rem] text-ink-muted tabular-nums">{holding(location)}</p>
      </div>
      {can('stock.write') ? (
        <div className="flex items-center gap-1">
          <IconButton label={`Fill orders from ${location.name} earlier`} onClick={onUp} disabled={!onUp}>
            <ArrowUp />
          </IconButton>
          <IconButton label={`Fill orders from ${location.name} later`} onClick={onDown} disabled={!onDown}>
            <ArrowDown />
          </IconButton>
          <Button size="small" onClick={onEdit}>
            Edit
          </Button>
          {location.isDefault ? null : (
            <Button size="small" tone="quiet" onClick={onDelete}>
              Delete
            </Button>
          )}
        </div>
      ) : null}
    </li>
  );
}

const swapped = (ids: readonly string[], index: number, other: number): string[] =>
  ids.map((id, at) => (at === index ? (ids[other] ?? id) : at === other ? (ids[index] ?? id) : id));

function LocationList({ locations, onEdit }: { locations: readonly Location[]; onEdit: (location: Location) => void }) {
  const { order, remove } = useLocationChanges();
  const [deleting, setDeleting] = useState<Location>();
  const ids = locations.filter(({ isActive, isDefault }) => isActive && !isDefault).map(({ id }) => id);
  const move = (id: string, by: number) => {
    const index = ids.indexOf(id);
    const other = index + by;
    return index < 0 || other < 0 || other >= ids.length ? undefined : () => order.mutate(swapped(ids, index, other));
  };
  return (
    <>
      <ul>
        {locations.map((location) => (
          <Row
            key={location.id}
            location={location}
            onEdit={() => onEdit(location)}
            onDelete={() => setDeleting(location)}
            onUp={move(location.id, -1)}
            onDown={move(location.id, 1)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={() => setDeleting(undefined)}
        title={`Delete ${deleting?.name ?? ''}?`}
        description="Only a location that never held anything can be deleted; one with a history can be closed."
        keepLabel="Keep it"
        confirmLabel="Delete"
        danger
        onConfirm={() => {
          if (deleting) remove.mutate(deleting);
          setDeleting(undefined);
        }}
      />
    </>
  );
}

/** Places that hold stock, and the order in which orders are filled from them. */
export function LocationsPage() {
  const { can } = useShop();
  const { query, all } = useLocations();
  const [edited, setEdited] = useState<Location | 'new'>();
  const add = can('stock.write') ? (
    <Button tone="primary" onClick={() => setEdited('new')}>
      <Plus aria-hidden />
      Add a location
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title="Inventory" actions={add} />
      <InventoryTabs />
      <Card
        title="Locations"
        description="Orders are filled from the default location first, then from the others in this order. An order may be split."
        flush
      >
        {query.data ? (
          <LocationList locations={all} onEdit={setEdited} />
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingBlock label="Loading the locations" rows={4} className="p-5" />
        )}
      </Card>
      {edited ? (
        <LocationDialog location={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </>
  );
}
