import type { AdminOrder } from '@smallshop/contract';
import type { ReactNode } from 'react';
import { ProductThumb } from '../../ui/product-thumb.js';
import { UnitStepper } from '../../ui/unit-stepper.js';

interface OrderUnitRowProps {
  line: Pick<AdminOrder['lines'][number], 'image' | 'title' | 'variantTitle' | 'sku'>;
  /** What is done with the units, for screen readers: "to send". */
  purpose: string;
  most: number;
  value: number;
  onChange: (value: number) => void;
  /** Why fewer than were bought can be chosen, or what follows from choosing. */
  note?: string | undefined;
  children?: ReactNode;
}

/** A line of an order with a stepper for its units. */
export function OrderUnitRow({ line, purpose, most, value, onChange, note, children }: OrderUnitRowProps) {
  const details = [line.variantTitle === line.title ? '' : line.variantTitle, line.sku, note];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-t-0">
      <ProductThumb image={line.image} className="size-10" />
      <div className="min-w-0 flex-1 basis-40 text-sm">
        <p className="font-medium wrap-anywhere">{line.title}</p>
        <p className="text-[0.8125rem] text-ink-subtle wrap-anywhere">{details.filter(Boolean).join(' · ')}</p>
      </div>
      <UnitStepper label={`Units of ${line.title} ${purpose}`} value={value} most={most} onChange={onChange} />
      {children}
    </li>
  );
}
