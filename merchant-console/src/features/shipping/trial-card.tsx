import { useDeferredValue, useState } from 'react';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { explainError } from '../../ui/explain-error.js';
import { Money, parseMinor } from '../../ui/money.js';
import { AffixedInput, Input } from '../../ui/text-input.js';
import { numberFrom } from '../prices/price-list-draft.js';
import { useSettings } from '../settings/use-settings.js';
import { CountryField } from './country-picker.js';
import { refusalTexts } from './method-text.js';
import { useTrial } from './use-shipping.js';

type Trial = ReturnType<typeof useTrial>;

function Answer({ trial }: { trial: Trial }) {
  if (trial.error)
    return (
      <Notice tone="critical" title="Not known">
        {explainError(trial.error).advice}
      </Notice>
    );
  if (!trial.data) return <p className="text-sm text-ink-subtle">Say where to, how heavy and worth how much.</p>;
  const { zone, methods } = trial.data;
  return (
    <div aria-live="polite" className="grid gap-2 text-sm">
      <p className="text-ink-muted">
        {zone ? `${zone.name} covers this address.` : 'No zone covers this address: nothing is sent there.'}
      </p>
      <ul className="divide-y divide-line rounded-control border border-line empty:hidden">
        {methods.map(({ id, name, isPickup, price, refusal }) => (
          <li key={id} className="flex items-baseline justify-between gap-4 px-3 py-2">
            <span>
              {name}
              {isPickup ? <span className="text-ink-subtle"> · pickup</span> : null}
            </span>
            {price ? <Money value={price} /> : null}
            {refusal ? <span className="text-ink-subtle">{refusalTexts[refusal]}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a parcel would cost, by what is saved: try an address before a buyer does. */
export function TrialCard() {
  const { shop } = useShop();
  const home = useSettings().data?.country ?? '';
  const [typed, setTyped] = useState({ country: '', region: '', postalCode: '', weight: '1', worth: '50' });
  const set = (changes: Partial<typeof typed>) => setTyped((current) => ({ ...current, ...changes }));
  const { country, region, postalCode, weight, worth } = useDeferredValue({ ...typed, country: typed.country || home });
  const trial = useTrial({
    ...{ country, region, postalCode },
    weightGrams: Math.round(numberFrom(weight) * 1000),
    subtotalMinor: parseMinor(worth, shop.currency) ?? -1,
  });
  return (
    <Card title="Try a parcel" description="What buyers would be offered, by what is saved.">
      <div className="grid gap-4">
        <div className="grid grid-cols-2 gap-3 md:grid-cols-6">
          <div className="col-span-2">
            <CountryField label="Country" value={typed.country || home} onPick={(picked) => set({ country: picked })} />
          </div>
          <Field label="Region">
            <Input
              value={typed.region}
              maxLength={3}
              placeholder="CA"
              onChange={({ target }) => set({ region: target.value })}
            />
          </Field>
          <Field label="Postcode">
            <Input
              value={typed.postalCode}
              maxLength={16}
              onChange={({ target }) => set({ postalCode: target.value })}
            />
          </Field>
          <Field label="Weight">
            <AffixedInput
              inputMode="decimal"
              after="kg"
              value={typed.weight}
              onChange={({ target }) => set({ weight: target.value })}
            />
          </Field>
          <Field label="Worth">
            <AffixedInput
              inputMode="decimal"
              after={shop.currency}
              value={typed.worth}
              onChange={({ target }) => set({ worth: target.value })}
            />
          </Field>
        </div>
        <Answer trial={trial} />
      </div>
    </Card>
  );
}
