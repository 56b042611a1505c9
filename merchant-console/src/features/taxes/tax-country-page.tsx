import type { TaxCountry } from '@smallshop/contract';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/not-found-page.js';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { countryName } from '../../ui/countries.js';
import { PageHeader } from '../../ui/page-header.js';
import { DeleteRecord } from '../../ui/record-editor/delete-record.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { RecordSaving } from '../../ui/record-editor/record-layout.js';
import { RateFields, RateLine } from './rate-fields.js';
import { newRate, type RateDraft } from './tax-draft.js';
import { useDeleteTaxCountry, useTaxCountryEditor, useTaxes } from './use-taxes.js';

interface RatesCardProps {
  rates: readonly RateDraft[];
  errors: Readonly<Record<string, string>>;
  onChange: (rates: readonly RateDraft[]) => void;
}

const problemOf = (errors: RatesCardProps['errors'], at: number): string | undefined =>
  Object.entries(errors).find(([path]) => path.startsWith(`rates.${at}.`))?.[1];

function RatesCard({ rates, errors, onChange }: RatesCardProps) {
  const { can } = useShop();
  const [open, setOpen] = useState<string>();
  const add = () => {
    const rate = newRate();
    setOpen(rate.key);
    onChange([...rates, rate]);
  };
  const set = (changed: RateDraft) => onChange(rates.map((rate) => (rate.key === changed.key ? changed : rate)));
  return (
    <Card
      title="Rates"
      description="Of rates on one level, the one for the most precise place counts. Rates on several levels are due together."
      action={
        can('settings.write') ? (
          <Button onClick={add}>
            <Plus aria-hidden />
            Add a rate
          </Button>
        ) : undefined
      }
    >
      {errors.rates ? (
        <p role="alert" className="mb-2 text-[0.8125rem] font-medium text-critical">
          Keep at least one rate, or stop collecting tax in this country.
        </p>
      ) : null}
      <ul>
        {rates.map((rate, at) => (
          <li key={rate.key} className="grid gap-3 border-t border-line py-3 first:border-t-0">
            <div className="flex items-center gap-2">
              <RateLine rate={rate} />
              <Button
                aria-expanded={open === rate.key}
                aria-label={`${open === rate.key ? 'Done with' : 'Edit'} ${rate.name || 'the new rate'}`}
                onClick={() => setOpen(open === rate.key ? undefined : rate.key)}
              >
                {open === rate.key ? 'Done' : 'Edit'}
              </Button>
              <IconButton
                label={`Remove ${rate.name || 'the new rate'}`}
                onClick={() => onChange(rates.filter(({ key }) => key !== rate.key))}
              >
                <X />
              </IconButton>
            </div>
            {open === rate.key ? <RateFields rate={rate} onChange={set} /> : null}
            {problemOf(errors, at) ? (
              <p role="alert" className="text-[0.8125rem] font-medium text-critical">
                {problemOf(errors, at)}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CountryEditor({ country: read }: { country: TaxCountry }) {
  const { home, can } = useShop();
  const name = countryName(read.country);
  const editor = useTaxCountryEditor(read);
  const remove = useDeleteTaxCountry(read.country, name);
  const readOnly = !can('settings.write');
  return (
    <>
      <PageHeader
        title={name}
        back={{ to: `${home}/settings/taxes`, label: 'Taxes' }}
        actions={
          readOnly ? null : (
            <DeleteRecord
              name={name}
              description="Buyers there pay no tax from now on. Orders keep what was agreed."
              confirmLabel="Stop collecting tax"
              remove={remove}
            />
          )
        }
      />
      <fieldset disabled={readOnly} className="min-w-0">
        <RatesCard rates={editor.draft.rates} errors={editor.errors} onChange={(rates) => editor.change({ rates })} />
      </fieldset>
      <RecordSaving editor={editor} noun="country" names={{ rates: 'Rates' }} />
    </>
  );
}

/** What is taxed in one country. */
export function TaxCountryPage() {
  const { country = '' } = useParams();
  const taxes = useTaxes();
  return (
    <div className="mx-auto max-w-3xl">
      <LoadedRecord query={taxes} noun="country">
        {({ countries }) => {
          const read = countries.find((one) => one.country === country);
          return read ? <CountryEditor key={country} country={read} /> : <NotFoundPage />;
        }}
      </LoadedRecord>
    </div>
  );
}
