import { listStockHistory, stockHistoryQuery, type StockMovement } from '@smallshop/contract';
import { History } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Input, Select } from '../../ui/text-input.js';
import { SaveFileButton } from '../import/save-file-button.js';
import { movementChoices, reasonLabel } from './reasons.js';
import { signed } from './units.js';
import { useLocations } from './use-locations.js';

const filterIds = ['reason', 'locationId', 'from', 'to'] as const;
type Filters = Partial<Record<(typeof filterIds)[number], string>>;

const places = { order: 'orders', transfer: 'inventory/transfers', count: 'inventory/counts' } as const;
const nouns = { order: 'Order', transfer: 'Transfer', count: 'Count' } as const;

function Reference({ reference }: Pick<StockMovement, 'reference'>) {
  const { home } = useShop();
  if (!reference) return null;
  return (
    <Link
      to={`${home}/${places[reference.type]}/${reference.id}`}
      className="rounded-sm text-accent-text underline underline-offset-2"
    >
      {nouns[reference.type]} {reference.number}
    </Link>
  );
}

function Line({ movement, showPlace }: { movement: StockMovement; showPlace: boolean }) {
  const { delta, balance, reason, reference, note, actor, at, location } = movement;
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-t border-line px-4 py-2.5 text-sm md:px-5">
      <span className={cn('font-semibold tabular-nums', delta > 0 ? 'text-positive' : 'text-ink')}>
        {signed(delta)}
      </span>
      <span className="min-w-0">
        {reasonLabel(reason)} <Reference reference={reference} />
        {note ? <span className="block text-ink-muted wrap-anywhere">“{note}”</span> : null}
        <span className="block text-[0.8125rem] text-ink-subtle">
          <DateTime value={at} /> · {actor}
          {showPlace ? ` · ${location}` : ''}
        </span>
      </span>
      <span className="text-right tabular-nums">
        {balance}
        <span className="block text-[0.75rem] text-ink-subtle">on hand</span>
      </span>
    </li>
  );
}

function FilterFields({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (id: keyof Filters, value: string) => void;
}) {
  const { all } = useLocations();
  return (
    <div className="grid grid-cols-2 gap-2 px-4 pb-3 sm:grid-cols-4 md:px-5">
      <Select aria-label="Reason" value={filters.reason ?? ''} onChange={(event) => onChange('reason', event.target.value)}>
        <option value="">All reasons</option>
        {movementChoices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </Select>
      {all.length > 1 ? (
        <Select aria-label="Location" value={filters.locationId ?? ''} onChange={(event) => onChange('locationId', event.target.value)}>
          <option value="">All locations</option>
          {all.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      ) : null}
      <Input type="date" aria-label="From" value={filters.from ?? ''} onChange={(event) => onChange('from', event.target.value)} />
      <Input type="date" aria-label="To" value={filters.to ?? ''} onChange={(event) => onChange('to', event.target.value)} />
    </div>
  ); // prettier-ignore
}

function ExportButton({ variantId, filters }: { variantId: string; filters: Filters }) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== undefined));
  const path = `/admin/variants/${variantId}/stock-history/export?${query}`;
  return <SaveFileButton label="CSV" path={path} fileName="stock.csv" size="small" />;
}

function useHistory(variantId: string, filters: Filters) {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('inventory', 'history', variantId, filters), (cursor) => {
    const page = { cursor, limit: 30 };
    const query = stockHistoryQuery.safeParse({ ...filters, ...page }).data ?? stockHistoryQuery.parse(page);
    return api.call(listStockHistory, { params: { id: variantId }, query });
  });
}

const noHistory = (
  <EmptyState icon={History} title="No movements yet">
    Whatever comes or goes is written down here: who, when, why, and what it came to.
  </EmptyState>
);

/** Everything that changed a variant's units, with filters and a file to take along. */
export function StockHistory({ variantId }: { variantId: string }) {
  const [params, setParams] = useSearchParams();
  const { all } = useLocations();
  const filters: Filters = Object.fromEntries(
    filterIds.flatMap((id) => (params.get(id) ? [[id, params.get(id)]] : [])),
  );
  const history = useHistory(variantId, filters);
  const change = (id: keyof Filters, value: string) =>
    setParams(
      (current) => {
        if (value) current.set(id, value);
        else current.delete(id);
        return current;
      },
      { replace: true },
    );
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <Card title="History" flush action={<ExportButton variantId={variantId} filters={filters} />}>
      <FilterFields filters={filters} onChange={change} />
      {listPlaceholder({ list: history, isNarrowed, empty: noHistory, noun: 'movements' }) ?? (
        <ol aria-label="Movements">
          {history.rows.map((movement) => (
            <Line key={movement.id} movement={movement} showPlace={all.length > 1} />
          ))}
        </ol>
      )}
      {history.rows.length > 0 ? (
        <LoadMore
          shown={history.rows.length}
          total={undefined}
          noun="movements"
          hasMore={history.hasMore}
          loading={history.isLoadingMore}
          onLoadMore={history.loadMore}
        />
      ) : null}
    </Card>
  );
}
