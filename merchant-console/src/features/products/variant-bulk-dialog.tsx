import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { AffixedInput, Select } from '../../ui/text-input.js';
import type { BulkEdit, Rounding } from './variant-bulk.js';
import { cells, problemIn } from './variant-form.js';

type Act = 'set' | 'raise' | 'lower';
type Target = 'price' | 'compareAt' | 'cost' | 'weight' | 'sell' | 'backorder';

const targets: Readonly<Record<Target, string>> = {
  price: 'Price',
  compareAt: 'Former price',
  cost: 'Cost',
  weight: 'Weight',
  sell: 'On sale',
  backorder: 'When it runs out',
};
const endings: Readonly<Record<Rounding, string>> = {
  none: 'As it comes out',
  whole: 'Whole amounts',
  ninety: 'Ending in .90',
  ninetyNine: 'Ending in .99',
};
const isTarget = (text: string): text is Target => text in targets;
const isRounding = (text: string): text is Rounding => text in endings;
const isAmount = (target: Target): target is 'price' | 'compareAt' | 'cost' =>
  target === 'price' || target === 'compareAt' || target === 'cost';

interface Wish {
  target: Target;
  act: Act;
  text: string;
  rounding: Rounding;
}

const percentOf = (text: string): number => Number(text.replace(',', '.'));

function editOf({ target, act, text, rounding }: Wish): BulkEdit {
  if (target === 'sell') return { kind: 'sell', isActive: text !== 'no' };
  if (target === 'backorder') return { kind: 'backorder', policy: text === 'allow' ? 'allow' : 'refuse' };
  if (!isAmount(target) || act === 'set') return { kind: 'set', cell: target, text };
  return { kind: 'raise', cell: target, percent: act === 'raise' ? percentOf(text) : -percentOf(text), rounding };
}

interface PartProps {
  wish: Wish;
  change: (changes: Partial<Wish>) => void;
  error: string | undefined;
}

function Amounts({ wish, change, error }: PartProps) {
  const { shop } = useShop();
  const { target, act, text, rounding } = wish;
  return (
    <>
      {isAmount(target) ? (
        <Field label="How">
          <Select
            value={act}
            onChange={({ target: { value } }) =>
              change({ act: value === 'raise' || value === 'lower' ? value : 'set' })
            }
          >
            <option value="set">Set to</option>
            <option value="raise">Raise by percent</option>
            <option value="lower">Lower by percent</option>
          </Select>
        </Field>
      ) : null}
      <Field label={act === 'set' || !isAmount(target) ? targets[target] : 'Percent'} error={error}>
        <AffixedInput
          value={text}
          inputMode="decimal"
          onChange={(event) => change({ text: event.target.value })}
          after={isAmount(target) ? (act === 'set' ? shop.currency : '%') : 'g'}
        />
      </Field>
      {isAmount(target) && act !== 'set' ? (
        <Field label="Round">
          <Select
            value={rounding}
            onChange={({ target: { value } }) => change({ rounding: isRounding(value) ? value : 'none' })}
          >
            {Object.entries(endings).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </>
  );
}

function Choice({ wish, change }: PartProps) {
  const choices =
    wish.target === 'sell'
      ? [['yes', 'Can be bought'], ['no', 'Not for sale']]
      : [['refuse', 'Stop selling'], ['allow', 'Go on selling on back order']]; // prettier-ignore
  return (
    <Field label={targets[wish.target]}>
      <Select value={wish.text} onChange={(event) => change({ text: event.target.value })}>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface BulkDialogProps {
  count: number;
  onApply: (edit: BulkEdit) => void;
  onClose: () => void;
}

/** One change for the selected variants: set a cell, raise or lower amounts by percent and round them, sell or not. */
export function VariantBulkDialog({ count, onApply, onClose }: BulkDialogProps) {
  const { shop } = useShop();
  const [wish, setWish] = useState<Wish>({ target: 'price', act: 'set', text: '', rounding: 'none' });
  const [isTried, setTried] = useState(false);
  const change = (changes: Partial<Wish>) => setWish((before) => ({ ...before, ...changes }));
  const { target, act, text } = wish;
  const isChoice = target === 'sell' || target === 'backorder';
  const isPercent = isAmount(target) && act !== 'set';
  const percentProblem = /^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? null : 'Enter a percentage such as 15.';
  const problem = isChoice ? null : isPercent ? percentProblem : problemIn(cells[target], text, shop.currency);
  const apply = () => {
    setTried(true);
    if (problem === null) onApply(editOf(wish));
  };
  const Part = isChoice ? Choice : Amounts;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Change ${count} ${count === 1 ? 'variant' : 'variants'}`}
      description="You see the result in the table before anything is saved."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Field label="What">
          <Select
            value={target}
            onChange={({ target: { value } }) =>
              change({
                target: isTarget(value) ? value : 'price',
                text: value === 'sell' ? 'yes' : value === 'backorder' ? 'refuse' : '',
              })
            }
          >
            {Object.entries(targets).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Part wish={wish} change={change} error={isTried ? (problem ?? undefined) : undefined} />
      </form>
    </Dialog>
  );
}
