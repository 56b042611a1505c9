import { saleStateOf, type AdminProductRow, type ProductStatus } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

/** How each state of a product reads. */
export const productLooks: Readonly<Record<ProductStatus, { label: string; tone: Tone; hollow?: boolean }>> = {
  active: { label: 'Active', tone: 'positive' },
  draft: { label: 'Draft', tone: 'info', hollow: true },
  archived: { label: 'Archived', tone: 'neutral' },
};

const appointed = {
  scheduled: { label: 'Scheduled', tone: 'info' },
  ended: { label: 'Ended', tone: 'caution', hollow: true },
} as const;

/** State of a product; of an active one also whether its time is still to come, or over. */
export const ProductBadge = ({
  product,
}: {
  product: Pick<AdminProductRow, 'status' | 'publishedAt' | 'unpublishAt'>;
}) => {
  const state = saleStateOf(product, new Date());
  const { label, ...look } =
    state === 'scheduled' || state === 'ended' ? appointed[state] : productLooks[product.status];
  return <Badge {...look}>{label}</Badge>;
};
