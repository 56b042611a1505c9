import type { AdminVariant } from '@smallshop/contract';
import { useShop } from '../../app/session.js';

interface StockButtonProps {
  variant: AdminVariant;
  onAdjust: (variant: AdminVariant) => void;
}

/** Units free of a variant; opens the adjustment. */
export function StockButton({ variant, onAdjust }: StockButtonProps) {
  const { can } = useShop();
  const text = `${variant.free} free`;
  if (!can('stock.write')) return <span className="text-sm tabular-nums">{text}</span>;
  return (
    <button
      type="button"
      onClick={() => onAdjust(variant)}
      aria-label={`Adjust stock of ${variant.title}: ${text}`}
      className="inline-flex h-9 items-center rounded-control px-1 text-sm whitespace-nowrap underline decoration-dotted underline-offset-2 tabular-nums hover:bg-hover max-md:h-11"
    >
      <span className={variant.free <= 0 ? 'font-medium text-critical' : ''}>{text}</span>
    </button>
  );
}
