import type { StockRow } from '@smallshop/contract';
import { Badge } from '../../ui/badge.js';

/** How a variant stands: sold out, on backorder, low; nothing where all is well. */
export function StockState({ row }: { row: Pick<StockRow, 'free' | 'backordered' | 'isLow' | 'backorderPolicy'> }) {
  if (row.backordered > 0) return <Badge tone="critical">{row.backordered} promised</Badge>;
  if (row.free === 0) return <Badge tone="critical">Sold out</Badge>;
  return row.isLow ? <Badge tone="caution">Running low</Badge> : null;
}

/** What a variant is called beside its product: its options, or its SKU where it has none. */
export const variantLine = ({ title, variantTitle, sku }: Pick<StockRow, 'title' | 'variantTitle' | 'sku'>): string =>
  variantTitle === title ? sku : `${variantTitle} · ${sku}`;
