import type { TaxCountry, TaxSettings } from '@smallshop/contract';
import { ChevronRight, Plus, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { countryName } from '../../ui/countries.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { EmptyState, Notice } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { CountryField } from '../shipping/country-picker.js';
import { TaxSettingsCard } from './tax-settings-card.js';
import { useAddTaxCountry, useTaxes } from './use-taxes.js';

function AddCountryDialog({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const add = useAddTaxCountry(onClose);
  const [country, setCountry] = useState('');
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" disabled={country === ''} busy={add.isPending} onClick={() => add.mutate(country)}>
        Add the country
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Collect tax in a country"
      description="It begins with the country’s usual rates where they are known. Check them before you save."
      footer={footer}
    >
      <div className="grid gap-4">
        {add.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(add.error).advice}
          </Notice>
        ) : null}
        <CountryField label="Country" value={country} without={taken} onPick={setCountry} />
      </div>
    </Dialog>
  );
}

const ratesText = ({ rates }: TaxCountry): string => {
  const percents = rates.map(({ name, ratePercent }) => `${name} ${ratePercent} %`);
  const different = [...new Set(percents)];
  return different.length > 3
    ? `${different.slice(0, 3).join(', ')} and ${different.length - 3} more`
    : different.join(', ');
};

function CountriesCard({ countries }: { countries: readonly TaxCountry[] }) {
  const { home, can } = useShop();
  const [isAdding, setAdding] = useState(false);
  const sorted = countries.toSorted((one, other) => countryName(one.country).localeCompare(countryName(other.country)));
  return (
    <Card
      flush
      title="Countries"
      description="Where you collect tax. Buyers elsewhere pay none."
      action={
        can('settings.write') ? (
          <Button onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            Add a country
          </Button>
        ) : undefined
      }
    >
      {sorted.length === 0 ? (
        <EmptyState icon={ReceiptText} title="No tax is collected yet">
          Add the countries you are registered in. Ask your tax adviser if you are not sure which.
        </EmptyState>
      ) : null}
      <ul className="divide-y divide-line border-t border-line">
        {sorted.map((country) => (
          <li key={country.country}>
            <Link
              to={`${home}/settings/taxes/${country.country}`}
              className="flex items-center gap-3 px-4 py-3 hover:bg-hover md:px-5"
            >
              <span className="min-w-0 flex-1 text-sm">
                <span className="font-medium">{countryName(country.country)}</span>
                <span className="block text-[0.8125rem] text-pretty text-ink-subtle">{ratesText(country)}</span>
              </span>
              <ChevronRight className="size-4 text-ink-subtle" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <AddCountryDialog taken={countries.map(({ country }) => country)} onClose={() => setAdding(false)} />
      ) : null}
    </Card>
  );
}

function Loaded({ settings, countries }: { settings: TaxSettings; countries: readonly TaxCountry[] }) {
  return (
    <div className="grid gap-4">
      <CountriesCard countries={countries} />
      <TaxSettingsCard settings={settings} />
    </div>
  );
}

/** How tax is worked out, and where it is collected. */
export function TaxesPage() {
  const { home } = useShop();
  const query = useTaxes();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Taxes"
        back={{ to: `${home}/settings`, label: 'Settings' }}
        subtitle="The delivery address decides which tax is due; until it is known, your own country does."
      />
      <LoadedRecord query={query} noun="taxes">
        {(taxes) => <Loaded {...taxes} />}
      </LoadedRecord>
    </div>
  );
}
