import type { PriceList, PriceListRow } from '@smallshop/contract';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { AffixedInput } from '../../ui/text-input.js';
import { useListState } from '../../ui/use-list-state.js';
import { lessPercent, typedPrices } from './price-edits.js';
import { numberFrom } from './price-list-draft.js';
import { PriceRow } from './price-row.js';
import { usePriceRows, type usePriceEdits } from './use-price-lists.js';

type Edits = ReturnType<typeof usePriceEdits>;

/** Fills the price for any quantity of the rows shown from their usual price. */
function PercentHelper({ rows, edits }: { rows: readonly PriceListRow[]; edits: Edits }) {
  const [percent, setPercent] = useState('');
  const off = numberFrom(percent);
  const isUsable = off > 0 && off <= 100 && rows.length > 0;
  const fill = () =>
    edits.edit(
      rows.map((row) => {
        const [first, ...more] = edits.edits.get(row.variantId) ?? typedPrices(row);
        const filled = { minimumQuantity: 1, compareAt: '', ...first, price: lessPercent(row, off) };
        return [row, [filled, ...more]] as const;
      }),
    );
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUsable) fill();
      }}
    >
      <AffixedInput
        aria-label="Percent off the usual price"
        inputMode="decimal"
        placeholder="20"
        after="% off"
        className="w-28"
        value={percent}
        onChange={(event) => setPercent(event.target.value)}
      />
      <Button type="submit" disabled={!isUsable}>
        Fill {rows.length} shown
      </Button>
    </form>
  );
}

function GridRows({ rows, list, edits }: { rows: readonly PriceListRow[]; list: PriceList; edits: Edits }) {
  const { can } = useShop();
  return (
    <>
      <div
        aria-hidden
        className="hidden gap-x-5 border-t border-line bg-sunken/50 px-5 py-1.5 text-[0.8125rem] text-ink-subtle md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]"
      >
        <span>Variant</span>
        <span className="grid grid-cols-[6.5rem_1fr_1fr_2.25rem] gap-2 text-right">
          <span className="text-left">Units</span>
          <span>Price</span>
          <span>Compare at</span>
        </span>
      </div>
      <ul className="border-t border-line">
        {rows.map((row) => (
          <PriceRow
            key={row.variantId}
            row={row}
            prices={edits.edits.get(row.variantId) ?? typedPrices(row)}
            currency={list.currency}
            isEdited={edits.edits.has(row.variantId)}
            disabled={!can('catalog.write')}
            onChange={(prices) => edits.edit([[row, prices]])}
          />
        ))}
      </ul>
    </>
  );
}

/** Every variant with its prices in the list: search, type, save. */
export function PriceGrid({ list, edits }: { list: PriceList; edits: Edits }) {
  const { can } = useShop();
  const state = useListState(['show']);
  const show = state.filter('show') === 'priced' ? 'priced' : 'all';
  const found = usePriceRows(list.id, state.q, show);
  const filter = {
    id: 'show',
    label: 'Variants',
    options: [{ value: 'priced', label: 'With a price in this list' }],
    value: state.filter('show'),
    onChange: (value: string | undefined) => state.setFilter('show', value),
  };
  return (
    <Card
      title="Variants"
      description={`Prices in ${list.currency}. Empty: ${list.adjustmentPercent === null ? 'the list does not change it' : 'by the percentage'}.`}
      flush
    >
      <div className="flex flex-wrap items-start gap-3 px-4 pb-3 md:px-5">
        <div className="min-w-0 flex-1 basis-72">
          <FilterBar
            search={{ label: 'Search by title or SKU', value: state.q, onChange: state.setQuery }}
            filters={[filter]}
            onClear={state.clearFilters}
          />
        </div>
        {can('catalog.write') ? <PercentHelper rows={found.rows} edits={edits} /> : null}
      </div>
      {found.error ? (
        <ErrorState error={found.error} onRetry={found.retry} />
      ) : found.isLoading ? (
        <LoadingBlock label="Loading the variants" rows={6} className="p-5" />
      ) : found.rows.length === 0 ? (
        <p role="status" className="border-t border-line px-4 py-8 text-center text-sm text-ink-muted md:px-5">
          {state.isNarrowed ? 'No variant is found by this.' : 'There are no products yet.'}
        </p>
      ) : (
        <GridRows rows={found.rows} list={list} edits={edits} />
      )}
      <LoadMore
        shown={found.rows.length}
        total={undefined}
        noun="variants"
        hasMore={found.hasMore}
        loading={found.isLoadingMore}
        onLoadMore={found.loadMore}
      />
    </Card>
  );
}
