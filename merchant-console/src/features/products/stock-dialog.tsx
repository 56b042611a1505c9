import type { AdminProduct, AdminVariant } from '@smallshop/contract';
import { AdjustDialog } from '../inventory/adjust-dialog.js';

interface StockDialogProps {
  product: AdminProduct;
  variant: AdminVariant;
  onClose: () => void;
}

/** Adds or takes units of one of a product's variants. */
export const StockDialog = ({ product, variant, onClose }: StockDialogProps) => (
  <AdjustDialog
    variantId={variant.id}
    title={variant.title === product.title ? product.title : `${product.title}, ${variant.title}`}
    onClose={onClose}
  />
);
