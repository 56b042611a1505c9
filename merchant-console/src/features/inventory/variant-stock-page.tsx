import type { VariantStock } from '@smallshop/contract';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { AdjustDialog, useVariantStock } from './adjust-dialog.js';
import { LevelsTable } from './levels-table.js';
import { StockHistory } from './stock-history.js';
import { StockPolicy } from './stock-policy.js';
import { StockState, variantLine } from './stock-state.js';
import { unitsText } from './units.js';

/** Orders that wait for units: the next to arrive leave for them, from the top. */
function Waiting({ waiting }: Pick<VariantStock, 'waiting'>) {
  const { home, can } = useShop();
  if (waiting.length === 0) return null;
  return (
    <Card title="Orders that wait" description="The next units to arrive leave for these, from the top." flush>
      <ol className="pb-2">
        {waiting.map(({ orderId, number, units, since }) => (
          <li key={orderId} className="flex items-baseline justify-between gap-3 px-4 py-1.5 text-sm md:px-5">
            <span>
              {can('orders.read') ? (
                <Link to={`${home}/orders/${orderId}`} className="rounded-sm font-medium hover:underline">
                  Order {number}
                </Link>
              ) : (
                `Order ${number}`
              )}
              <span className="ml-2 text-[0.8125rem] text-ink-subtle">
                <DateTime value={since} show="day" />
              </span>
            </span>
            <span className="tabular-nums">{unitsText(units)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Header({ stock }: { stock: VariantStock }) {
  const { home, can } = useShop();
  const [isAdjusting, setAdjusting] = useState(false);
  return (
    <>
      <PageHeader
        title={stock.title}
        back={{ to: `${home}/inventory`, label: 'Inventory' }}
        badges={<StockState row={stock} />}
        subtitle={variantLine(stock)}
        actions={
          <>
            <Button asChild>
              <Link to={`${home}/products/${stock.productId}`}>Open the product</Link>
            </Button>
            {can('stock.write') ? (
              <Button tone="primary" onClick={() => setAdjusting(true)}>
                Adjust stock
              </Button>
            ) : null}
          </>
        }
      />
      {isAdjusting ? (
        <AdjustDialog
          variantId={stock.variantId}
          title={`${stock.title}, ${stock.sku}`}
          onClose={() => setAdjusting(false)}
        />
      ) : null}
    </>
  );
}

/** One variant's stock: where it is, what its rules are, and everything that happened to it. */
export function VariantStockPage() {
  const { id = '' } = useParams();
  const stock = useVariantStock(id);
  if (!stock.data) {
    return (
      <Card>
        {stock.error ? (
          <ErrorState error={stock.error} onRetry={() => void stock.refetch()} />
        ) : (
          <LoadingBlock label="Loading the stock" rows={8} />
        )}
      </Card>
    );
  }
  return (
    <>
      <Header stock={stock.data} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Card title="Units">
            <LevelsTable stock={stock.data} />
          </Card>
          <Waiting waiting={stock.data.waiting} />
          <StockHistory variantId={id} />
        </div>
        <Card title="Rules">
          <StockPolicy stock={stock.data} />
        </Card>
      </div>
    </>
  );
}
