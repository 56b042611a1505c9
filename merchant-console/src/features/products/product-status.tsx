import type { ProductStatus } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

/** How each state of a product reads. */
export const productLooks: Readonly<Record<ProductStatus, { label: string; tone: Tone; hollow?: boolean }>> = {
  active: { label: 'Active', tone: 'positive' },
  draft: { label: 'Draft', tone: 'info', hollow: true },
  archived: { label: 'Archived', tone: 'neutral' },
};

/** State of a product. */
export const ProductBadge = ({ status }: { status: ProductStatus }) => {
  const { label, ...look } = productLooks[status];
  return <Badge {...look}>{label}</Badge>;
};
