import { taxCategorySchema } from '@smallshop/contract';
import { Field } from '../../ui/field.js';
import { AffixedInput, Input } from '../../ui/text-input.js';
import { Choice, Tick } from '../discounts/discount-inputs.js';
import { taxCategoryNames } from '../products/tax-categories.js';
import { listOf } from '../shipping/zone-draft.js';
import { whereText, type RateDraft } from './tax-draft.js';

const levels = {
  '1': 'Instead of the country’s other rates',
  '2': 'On top of those: second tax',
  '3': 'On top of those: third tax',
  '4': 'On top of those: fourth tax',
  '5': 'On top of those: fifth tax',
} as const;

/** A rate in a line. */
export function RateLine({ rate }: { rate: RateDraft }) {
  const where = whereText({ regions: listOf(rate.regions), postcodes: listOf(rate.postcodes) });
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="font-medium wrap-anywhere tabular-nums">
        {rate.name || 'New rate'} {rate.percent === '' ? '' : `${rate.percent} %`}
      </p>
      <p className="text-[0.8125rem] text-pretty text-ink-subtle">
        {taxCategoryNames[rate.taxCategory]} · {where}
        {rate.level === '1' ? '' : ` · on top, level ${rate.level}`}
        {rate.isCompound ? ', compound' : ''}
      </p>
    </div>
  );
}

/** A rate's fields. */
export function RateFields({ rate, onChange }: { rate: RateDraft; onChange: (rate: RateDraft) => void }) {
  const set = (changes: Partial<RateDraft>) => onChange({ ...rate, ...changes });
  return (
    <div className="grid gap-3 rounded-control bg-sunken p-3 md:grid-cols-2">
      <Field label="Name" hint="What buyers read, such as VAT.">
        <Input
          value={rate.name}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <Field label="Rate">
        <AffixedInput
          inputMode="decimal"
          after="%"
          value={rate.percent}
          onChange={({ target }) => set({ percent: target.value })}
        />
      </Field>
      <Choice
        label="On"
        names={taxCategoryNames}
        value={rate.taxCategory}
        onPick={(name) => set({ taxCategory: taxCategorySchema.catch('standard').parse(name) })}
      />
      <Choice label="Charged" names={levels} value={rate.level} onPick={(level) => set({ level })} />
      <Field label="Regions" optional hint="Codes between commas: CA, NY. Empty: the whole country.">
        <Input value={rate.regions} onChange={({ target }) => set({ regions: target.value })} />
      </Field>
      <Field label="Postcodes" optional hint="10115, all beginning with 10*, or a range 10115-12527.">
        <Input value={rate.postcodes} onChange={({ target }) => set({ postcodes: target.value })} />
      </Field>
      {rate.level === '1' ? null : (
        <div className="md:col-span-2">
          <Tick
            label="Compound"
            hint="Charged on the price with the taxes below it, not on the price alone."
            checked={rate.isCompound}
            onTick={(isCompound) => set({ isCompound })}
          />
        </div>
      )}
    </div>
  );
}
