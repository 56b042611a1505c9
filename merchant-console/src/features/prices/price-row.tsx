import type { Currency, PriceListRow } from '@smallshop/contract';
import { Plus, X } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { cn } from '../../ui/class-names.js';
import { Money, toDecimal } from '../../ui/money.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { AffixedInput, Input } from '../../ui/text-input.js';
import { problemOf, type TypedPrice } from './price-edits.js';

interface CellProps {
  typed: TypedPrice;
  name: string;
  currency: Currency;
  placeholder: string;
  onChange: (typed: TypedPrice) => void;
  onRemove: (() => void) | undefined;
}

function PriceCells({ typed, name, currency, placeholder, onChange, onRemove }: CellProps) {
  const problem = problemOf(typed, currency);
  const units = typed.minimumQuantity > 1 ? ` from ${typed.minimumQuantity} units` : '';
  const field = { inputMode: 'decimal' as const, autoComplete: 'off', 'aria-invalid': problem !== undefined };
  return (
    <div className="grid grid-cols-[6.5rem_1fr_1fr_2.25rem] items-start gap-2">
      {typed.minimumQuantity === 1 ? (
        <span className="self-center text-[0.8125rem] text-ink-subtle">Any quantity</span>
      ) : (
        <AffixedInput
          before="from"
          type="number"
          min={2}
          max={999}
          aria-label={`Units from which this price of ${name} holds`}
          value={typed.minimumQuantity}
          onChange={(event) =>
            onChange({ ...typed, minimumQuantity: Math.max(2, Math.min(999, event.target.valueAsNumber || 2)) })
          }
        />
      )}
      <Input
        {...field}
        aria-label={`Price of ${name}${units} in ${currency}`}
        className="text-right tabular-nums"
        placeholder={placeholder}
        value={typed.price}
        onChange={(event) => onChange({ ...typed, price: event.target.value })}
      />
      <Input
        {...field}
        aria-label={`Compare-at price of ${name}${units} in ${currency}`}
        className="text-right tabular-nums"
        placeholder="Was"
        value={typed.compareAt}
        onChange={(event) => onChange({ ...typed, compareAt: event.target.value })}
      />
      {onRemove ? (
        <IconButton label={`Take out the price of ${name}${units}`} onClick={onRemove}>
          <X />
        </IconButton>
      ) : (
        <span />
      )}
      {problem ? (
        <p role="alert" className="col-span-full text-[0.8125rem] font-medium text-critical">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

interface PriceRowProps {
  row: PriceListRow;
  prices: readonly TypedPrice[];
  currency: Currency;
  isEdited: boolean;
  disabled: boolean;
  onChange: (prices: readonly TypedPrice[]) => void;
}

const nextQuantity = (prices: readonly TypedPrice[]): number =>
  Math.min(999, Math.max(...prices.map(({ minimumQuantity }) => minimumQuantity)) * 2 + (prices.length === 1 ? 8 : 0));

/** A variant with its prices in the list: one for any quantity, more from numbers of units on. */
export function PriceRow({ row, prices, currency, isEdited, disabled, onChange }: PriceRowProps) {
  const { home } = useShop();
  const name = [row.productTitle, row.variantTitle].filter(Boolean).join(', ');
  const replace = (at: number, typed: TypedPrice) =>
    onChange(prices.map((price, index) => (index === at ? typed : price)));
  const isPriced = prices.some(({ price }) => price.trim() !== '');
  return (
    <li
      className={cn(
        'grid gap-x-5 gap-y-3 border-t border-line px-4 py-3 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,28rem)] md:px-5',
        isEdited && 'bg-info-soft/40',
      )}
    >
      <div className="flex min-w-0 items-start gap-3">
        <ProductThumb image={row.image} />
        <div className="min-w-0 text-sm">
          <Link
            to={`${home}/products/${row.productId}`}
            className="rounded-sm font-medium wrap-anywhere hover:underline"
          >
            {row.productTitle}
          </Link>
          <p className="text-[0.8125rem] text-ink-subtle wrap-anywhere">
            {[row.variantTitle, row.sku].filter(Boolean).join(' · ')}
          </p>
          <p className="text-[0.8125rem] text-ink-muted">
            Base <Money value={row.basePrice} />
            {row.usualPrice === null ? ` · not sold in ${currency} without a price` : null}
          </p>
        </div>
      </div>
      <fieldset disabled={disabled} className="grid min-w-0 content-start gap-2">
        <legend className="sr-only">Prices of {name}</legend>
        {prices.map((typed, at) => (
          <PriceCells
            key={at}
            typed={typed}
            name={name}
            currency={currency}
            placeholder={row.usualPrice ? toDecimal(row.usualPrice.amount, currency) : 'Price'}
            onChange={(changed) => replace(at, changed)}
            onRemove={
              typed.minimumQuantity > 1 ? () => onChange(prices.filter((_price, index) => index !== at)) : undefined
            }
          />
        ))}
        {isPriced && !disabled ? (
          <Button
            size="small"
            tone="quiet"
            className="justify-self-start"
            aria-label={`Add a price by quantity for ${name}`}
            onClick={() => onChange([...prices, { minimumQuantity: nextQuantity(prices), price: '', compareAt: '' }])}
          >
            <Plus aria-hidden />
            Price by quantity
          </Button>
        ) : null}
      </fieldset>
    </li>
  );
}
