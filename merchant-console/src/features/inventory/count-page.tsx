import type { StockCount } from '@smallshop/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { EmptyState, ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { useListState } from '../../ui/use-list-state.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { ClipboardList } from 'lucide-react';
import { CountLineRow } from './count-line-row.js';
import { CountBadge } from './count-status.js';
import { ScanBox } from './scan-box.js';
import { signed, unitsText } from './units.js';
import { useCloseCount, useCount, useCountLines } from './use-count.js';

const filterIds = ['show'] as const;

const viewsOf = ({ lines, counted, different }: StockCount): View[] => [
  { label: `All ${lines}`, filters: {} },
  { label: `To count ${lines - counted}`, filters: { show: 'uncounted' } },
  { label: `Counted ${counted}`, filters: { show: 'counted' } },
  { label: `Differences ${different}`, filters: { show: 'different' } },
];

function applyText({ lines, counted, different, difference }: StockCount): string {
  const left = lines - counted;
  const rest = left > 0 ? ` ${left} items nobody counted stay as they are.` : '';
  if (different === 0) return `Everything counted is as expected; no units change.${rest}`;
  const sum = difference === 0 ? 'as many too many as missing' : `${signed(difference)} in all`;
  return `${different} items change, ${sum}. What was sold since counting stays sold.${rest}`;
}

function Actions({ count }: { count: StockCount }) {
  const [asking, setAsking] = useState<'apply' | 'cancel'>();
  const close = useCloseCount(count.id);
  const ask = (act: 'apply' | 'cancel' | undefined) => {
    close.reset();
    setAsking(act);
  };
  const isApplying = asking !== 'cancel';
  return (
    <>
      <Button onClick={() => ask('cancel')}>Cancel count</Button>
      <Button tone="primary" disabled={count.counted === 0} onClick={() => ask('apply')}>
        Apply
      </Button>
      <ConfirmDialog
        open={asking !== undefined}
        onOpenChange={() => ask(undefined)}
        title={isApplying ? `Apply count ${count.number}?` : `Cancel count ${count.number}?`}
        description={isApplying ? applyText(count) : 'What was entered is kept to be looked at; stock stays as it is.'}
        keepLabel="Go on counting"
        confirmLabel={isApplying ? 'Apply' : 'Cancel count'}
        danger={!isApplying}
        busy={close.isPending}
        onConfirm={() => close.mutate(asking ?? 'apply', { onSuccess: () => setAsking(undefined) })}
      >
        {close.error ? (
          <Notice tone="critical" title="Nothing was changed">
            {explainError(close.error).advice}
          </Notice>
        ) : null}
      </ConfirmDialog>
    </>
  );
}

const noLines = (
  <EmptyState icon={ClipboardList} title="Nothing to count here">
    Scan a barcode: what is not listed is added.
  </EmptyState>
);

function Lines({ count }: { count: StockCount }) {
  const { can } = useShop();
  const list = useListState(filterIds);
  const lines = useCountLines(count.id, { q: list.q || undefined, show: list.filter('show') });
  const isOpen = count.status === 'open' && can('stock.write');
  return (
    <>
      <ViewTabs views={viewsOf(count)} filterIds={filterIds} />
      <Card flush>
        <div className="p-3">
          <FilterBar
            search={{ label: 'Find in this count', value: list.q, onChange: list.setQuery }}
            filters={[]}
            onClear={list.clearFilters}
          />
        </div>
        <div
          aria-hidden
          className="grid grid-cols-[minmax(0,1fr)_5rem_5rem] gap-3 px-4 pb-1.5 text-[0.8125rem] text-ink-subtle md:px-5"
        >
          <span>Item</span>
          <span className="text-right">Counted</span>
          <span className="text-right">Difference</span>
        </div>
        {listPlaceholder({ list: lines, isNarrowed: list.isNarrowed, empty: noLines, noun: 'lines' }) ?? (
          <ul aria-label="Lines">
            {lines.rows.map((line) => (
              <CountLineRow key={line.variantId} countId={count.id} line={line} isOpen={isOpen} />
            ))}
          </ul>
        )}
        <LoadMore
          shown={lines.rows.length}
          total={lines.total}
          noun="lines"
          hasMore={lines.hasMore}
          loading={lines.isLoadingMore}
          onLoadMore={lines.loadMore}
        />
      </Card>
    </>
  );
}

function subtitleOf({ location, category, note }: StockCount): string {
  return [location.name, category?.name, note].filter(Boolean).join(' · ');
}

function Outcome({ count }: { count: StockCount }) {
  if (count.status === 'open' || !count.closedAt) return null;
  const verb = count.status === 'applied' ? 'Applied' : 'Cancelled';
  return (
    <div className="mb-4">
      <Notice
        tone={count.status === 'applied' ? 'positive' : 'info'}
        title={count.status === 'applied' ? `${count.different} items changed, ${signed(count.difference)} in all` : 'No units changed'}
      >
        {verb} <DateTime value={count.closedAt} /> by {count.closedBy}. {unitsText(count.counted).replace('unit', 'item')} counted.
      </Notice>
    </div>
  ); // prettier-ignore
}

/** One count: scan or type what lies there, look at the differences, apply them. */
export function CountPage() {
  const { id = '' } = useParams();
  const { home, can } = useShop();
  const count = useCount(id);
  if (!count.data) {
    return (
      <Card>
        {count.error ? (
          <ErrorState error={count.error} onRetry={() => void count.refetch()} />
        ) : (
          <LoadingBlock label="Loading the count" rows={8} />
        )}
      </Card>
    );
  }
  const isOpen = count.data.status === 'open' && can('stock.write');
  return (
    <>
      <PageHeader
        title={`Count ${count.data.number}`}
        back={{ to: `${home}/inventory/counts`, label: 'Counts' }}
        badges={<CountBadge status={count.data.status} />}
        subtitle={subtitleOf(count.data)}
        actions={isOpen ? <Actions count={count.data} /> : null}
      />
      <Outcome count={count.data} />
      {isOpen ? (
        <div className="mb-4">
          <ScanBox countId={id} />
        </div>
      ) : null}
      <Lines count={count.data} />
    </>
  );
}
