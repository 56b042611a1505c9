import type { VariantStock } from '@smallshop/contract';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { AdjustDialog, useVariantStock } from './adjust-dialog.js';
import { LevelsTable } from './levels-table.js';
import { StockHistory } from './stock-history.js';
import { StockPolicy } from './stock-policy.js';
import { StockState, variantLine } from './stock-state.js';

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
          <StockHistory variantId={id} />
        </div>
        <Card title="Rules">
          <StockPolicy stock={stock.data} />
        </Card>
      </div>
    </>
  );
}
