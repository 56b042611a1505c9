import type { AdminProduct, AdminVariant } from '@smallshop/contract';
import { ChevronRight } from 'lucide-react';
import { memo, useCallback, useRef } from 'react';
import { useShop } from '../../app/session.js';
import { IconButton } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { useChoices } from './use-choices.js';
import { pasted } from './variant-bulk.js';
import { GridCell } from './variant-cell.js';
import { cells, gridCells, isNew, type CellKind, type VariantCell, type VariantForm } from './variant-form.js';
import { StockButton } from './variant-stock.js';

/** What a variant is called: its values, or the product itself. */
export const nameOf = ({ optionValues }: Pick<VariantForm, 'optionValues'>): string =>
  optionValues.join(' / ') || 'Variant';

/** What grid and cards do with a variant. */
export interface VariantHandlers {
  readonly onCommit: (id: string, key: VariantCell, text: string) => void;
  readonly onChange: (id: string, changes: Partial<VariantForm>) => void;
  readonly onSelect: (id: string, isSelected: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onAdjust: (variant: AdminVariant) => void;
}

interface RowProps extends VariantHandlers {
  product: AdminProduct;
  saved: AdminVariant | undefined;
  variant: VariantForm;
  row: number;
  isSelected: boolean;
  /** What is wrong with this row's cells, by cell, as text so that an unchanged row is not drawn again. */
  problems: string;
  image: AdminProduct['images'][number] | null;
  onMove: (row: number, key: VariantCell, by: 1 | -1) => void;
  onPaste: (row: number, cell: CellKind, table: string[][]) => void;
}

const problemOf = (problems: string, key: VariantCell): string | undefined =>
  problems.split('\n').find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1); // prettier-ignore

function StockCell({ product, saved, variant, onCommit, onAdjust, ...rest }: RowProps) {
  if (product.isDigital) return <span className="px-2 text-ink-subtle">Unlimited</span>;
  if (saved) return <StockButton variant={saved} onAdjust={onAdjust} />;
  const label = `Stock of ${nameOf(variant)} to begin with`;
  return (
    <GridCell {...rest} variant={variant} cell={cells.stock} label={label} problem={undefined} onCommit={onCommit} />
  );
}

// A hundred rows: only those that changed are drawn again.
const Row = memo(function Row(props: RowProps) {
  const { variant, row, isSelected, problems, image, onCommit, onChange, onSelect, onOpen, onMove, onPaste } = props;
  const name = nameOf(variant);
  return (
    <tr className="border-t border-line hover:bg-hover/50 [&>td]:border-l [&>td]:border-line">
      <th scope="row" className="sticky left-0 z-10 bg-surface px-2 text-left font-medium">
        <span className="flex items-center gap-2.5 whitespace-nowrap">
          <Checkbox
            aria-label={`Select ${name}`}
            checked={isSelected}
            onCheckedChange={(checked) => onSelect(variant.id, checked === true)}
          />
          <ProductThumb image={image} className="size-7" />
          {name}
        </span>
      </th>
      {gridCells.map((cell) => (
        <td key={cell.key} className="p-0">
          <GridCell
            variant={variant}
            cell={cell}
            row={row}
            label={`${cell.label} of ${name}`}
            problem={problemOf(problems, cell.key)}
            onCommit={onCommit}
            onMove={onMove}
            onPaste={onPaste}
          />
        </td>
      ))}
      <td className="px-2 text-right">
        <StockCell {...props} />
      </td>
      <td className="px-2 text-center">
        <Checkbox
          aria-label={`${name} is on sale`}
          checked={variant.isActive}
          onCheckedChange={(checked) => onChange(variant.id, { isActive: checked === true })}
        />
      </td>
      <td className="px-1">
        <IconButton
          label={`Picture, measures and policy of ${name}`}
          size="smallIcon"
          onClick={() => onOpen(variant.id)}
        >
          <ChevronRight />
        </IconButton>
      </td>
    </tr>
  );
});

interface GridProps extends VariantHandlers {
  product: AdminProduct;
  images: AdminProduct['images'];
  selected: ReadonlySet<string>;
  problems: ReadonlyMap<string, string>;
  onSelectAll: (isSelected: boolean) => void;
}

const linesFor = (problems: ReadonlyMap<string, string>, { id }: VariantForm): string =>
  [...problems].filter(([key]) => key.startsWith(`${id}.`)).map(([key, text]) => `${key.slice(id.length + 1)}=${text}`).join('\n'); // prettier-ignore

function useGridKeys() {
  const { setVariants } = useChoices();
  const table = useRef<HTMLTableElement>(null);
  const onMove = useCallback((row: number, key: VariantCell, by: 1 | -1) => {
    const next = table.current?.querySelector(`[data-cell="${row + by}.${key}"]`);
    if (next instanceof HTMLInputElement) next.focus();
  }, []);
  const onPaste = useCallback(
    (row: number, cell: CellKind, rows: string[][]) => setVariants((variants) => pasted(variants, { row, cell }, rows)),
    [setVariants],
  );
  return { table, onMove, onPaste };
}

/** Variants as a spreadsheet: type, go on with Enter, Tab or the arrows, paste columns from elsewhere. */
export function VariantGrid({ product, images, selected, problems, onSelectAll, ...handlers }: GridProps) {
  const { variants } = useChoices();
  const { shop } = useShop();
  const { table, onMove, onPaste } = useGridKeys();
  const all = variants.length > 0 && variants.every(({ id }) => selected.has(id));
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Variants">
      <table ref={table} className="w-full text-sm">
        <thead className="text-[0.8125rem] text-ink-subtle">
          <tr className="[&>th]:px-2 [&>th]:pb-2 [&>th]:font-medium [&>th]:whitespace-nowrap">
            <th scope="col" className="sticky left-0 z-10 bg-surface text-left">
              <span className="flex items-center gap-2.5">
                <Checkbox
                  aria-label="Select all variants"
                  checked={all || (selected.size > 0 && 'indeterminate')}
                  onCheckedChange={(checked) => onSelectAll(checked === true)}
                />
                Variant
              </span>
            </th>
            {gridCells.map(({ key, label, kind, unit }) => (
              <th key={key} scope="col" className={kind === 'amount' || kind === 'whole' ? 'text-right' : 'text-left'}>
                {label}
                {unit ? ` (${unit})` : kind === 'amount' ? ` (${shop.currency})` : ''}
              </th>
            ))}
            <th scope="col" className="text-right">
              Stock
            </th>
            <th scope="col">On sale</th>
            <th scope="col">
              <span className="sr-only">More</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, row) => (
            <Row
              key={variant.id}
              {...handlers}
              product={product}
              saved={isNew(variant) ? undefined : product.variants.find(({ id }) => id === variant.id)}
              variant={variant}
              row={row}
              isSelected={selected.has(variant.id)}
              problems={linesFor(problems, variant)}
              image={images.find(({ id }) => id === variant.mediaId) ?? null}
              onMove={onMove}
              onPaste={onPaste}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
