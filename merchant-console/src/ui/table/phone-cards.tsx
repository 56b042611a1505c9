import { Checkbox } from '../checkbox.js';
import { cn } from '../class-names.js';
import type { RenderedTableProps } from './desktop-table.js';

/** The same rows as cards, below 768 px. */
export function PhoneCards<Row>({ table, label, card, bulkActions }: RenderedTableProps<Row>) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {table.getRowModel().rows.map((row) => (
        <li
          key={row.id}
          className={cn(
            'flex items-center gap-3 border-b border-line px-3 py-3 last:border-b-0',
            row.getIsSelected() && 'bg-accent-soft',
          )}
        >
          {bulkActions ? (
            <Checkbox
              aria-label="Select row"
              checked={row.getIsSelected()}
              onCheckedChange={(checked) => row.toggleSelected(checked === true)}
            />
          ) : null}
          <div className="min-w-0 flex-1">{card(row.original)}</div>
        </li>
      ))}
    </ul>
  );
}
