import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { countryName } from '../../ui/countries.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { Tick } from '../discounts/discount-inputs.js';
import { CountryField } from './country-picker.js';
import type { AreaDraft, ZoneDraft } from './zone-draft.js';

interface AreaRowProps {
  area: AreaDraft;
  problem: string | undefined;
  onChange: (area: AreaDraft) => void;
  onRemove: () => void;
}

function AreaRow({ area, problem, onChange, onRemove }: AreaRowProps) {
  const isWhole = area.regions === '' && area.postcodes === '';
  const [isNarrowing, setNarrowing] = useState(!isWhole);
  const name = countryName(area.country);
  return (
    <li className="grid gap-2 border-t border-line py-3 first:border-t-0">
      <div className="flex items-center gap-2 text-sm">
        <span className="font-medium">{name}</span>
        <span className="text-ink-subtle">{isWhole ? 'the whole country' : 'a part of it'}</span>
        <button
          type="button"
          className="ml-auto text-[0.8125rem] text-accent-text underline-offset-2 hover:underline"
          aria-expanded={isNarrowing}
          onClick={() => setNarrowing(!isNarrowing)}
        >
          {isNarrowing ? 'Less' : 'Narrow down'}
        </button>
        <IconButton label={`Remove ${name}`} size="smallIcon" onClick={onRemove}>
          <X />
        </IconButton>
      </div>
      {isNarrowing ? (
        <div className="grid gap-3 md:grid-cols-2">
          <Field label="Regions" optional hint="Codes between commas: CA, NY.">
            <Input value={area.regions} onChange={({ target }) => onChange({ ...area, regions: target.value })} />
          </Field>
          <Field label="Postcodes" optional hint="10115, all beginning with 10*, or a range 10115-12527.">
            <Input value={area.postcodes} onChange={({ target }) => onChange({ ...area, postcodes: target.value })} />
          </Field>
        </div>
      ) : null}
      {problem ? (
        <p role="alert" className="text-[0.8125rem] font-medium text-critical">
          {problem}
        </p>
      ) : null}
    </li>
  );
}

interface AreasCardProps {
  draft: ZoneDraft;
  errors: Readonly<Record<string, string>>;
  change: (changes: Partial<ZoneDraft>) => void;
}

const problemOf = (errors: AreasCardProps['errors'], at: number): string | undefined =>
  Object.entries(errors).find(([path]) => path.startsWith(`areas.${at}.`))?.[1];

/** Where a zone is. */
export function AreasCard({ draft, errors, change }: AreasCardProps) {
  const { areas, isRest } = draft;
  const set = (at: number, area: AreaDraft) =>
    change({ areas: areas.map((one, place) => (place === at ? area : one)) });
  return (
    <Card title="Where" description="A postcode is more precise than a region, and a region than a country.">
      <div className="grid gap-3">
        <Tick
          label="Everywhere else"
          hint="All countries that no other zone names."
          checked={isRest}
          onTick={(is) => change({ isRest: is })}
        />
        {errors.areas ? (
          <p role="alert" className="text-[0.8125rem] font-medium text-critical">
            {errors.areas}
          </p>
        ) : null}
        {isRest ? null : (
          <>
            <ul>
              {areas.map((area, at) => (
                <AreaRow
                  // An area has nothing else that stays while it is typed.
                  key={`${area.country}-${at}`}
                  area={area}
                  problem={problemOf(errors, at)}
                  onChange={(changed) => set(at, changed)}
                  onRemove={() => change({ areas: areas.filter((_, place) => place !== at) })}
                />
              ))}
            </ul>
            <CountryField
              label="Add a country"
              value=""
              onPick={(country) => change({ areas: [...areas, { country, regions: '', postcodes: '' }] })}
            />
          </>
        )}
      </div>
    </Card>
  );
}
