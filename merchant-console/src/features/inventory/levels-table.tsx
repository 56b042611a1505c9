import type { VariantStock } from '@smallshop/contract';
import { cn } from '../../ui/class-names.js';

const columns = [
  { label: 'On hand', of: 'onHand' },
  { label: 'Reserved', of: 'reserved' },
  { label: 'Free', of: 'free' },
  { label: 'Promised', of: 'backordered' },
  { label: 'Incoming', of: 'incoming' },
] as const;

type Figures = Pick<VariantStock, (typeof columns)[number]['of']>;

// What is zero everywhere needs no column on a phone.
const useless = (total: Figures, of: keyof Figures) =>
  total[of] === 0 && (of === 'backordered' || of === 'incoming') && 'max-sm:hidden';

interface RowProps {
  name: string;
  figures: Figures;
  total: Figures;
  isTotal?: boolean;
}

function Row({ name, figures, total, isTotal }: RowProps) {
  return (
    <tr className={cn('border-t border-line', isTotal && 'font-semibold')}>
      <th scope="row" className={cn('py-2 pr-3 text-left', !isTotal && 'font-normal')}>
        {name}
      </th>
      {columns.map(({ of }) => (
        <td
          key={of}
          className={cn(
            'py-2 pl-3 text-right tabular-nums',
            figures[of] === 0 && 'text-ink-subtle',
            useless(total, of),
          )}
        >
          {figures[of]}
        </td>
      ))}
    </tr>
  );
}

/** One variant's units, place by place. */
export function LevelsTable({ stock }: { stock: VariantStock }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Units by location">
      <table className="w-full text-sm">
        <thead className="text-[0.8125rem] text-ink-subtle">
          <tr>
            <th scope="col" className="pb-1.5 text-left font-medium">
              Location
            </th>
            {columns.map(({ of, label }) => (
              <th
                key={of}
                scope="col"
                className={cn('pb-1.5 pl-3 text-right align-bottom font-medium', useless(stock, of))}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stock.levels.map((level) => (
            <Row
              key={level.locationId}
              name={level.isActive ? level.location : `${level.location} (closed)`}
              figures={level}
              total={stock}
            />
          ))}
          {stock.levels.length > 1 ? <Row name="Together" figures={stock} total={stock} isTotal /> : null}
        </tbody>
      </table>
    </div>
  );
}
