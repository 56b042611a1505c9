import {
  documentSettingsInput,
  getDocumentSettings,
  updateDocumentSettings,
  type DocumentSettings,
  type DocumentSettingsInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { explainError } from '../../ui/explain-error.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { PageHeader } from '../../ui/page-header.js';
import { SaveBar } from '../../ui/save-bar.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

type Form = UseFormReturn<DocumentSettingsInput>;
const { shape } = documentSettingsInput;

const valuesOf = (settings: DocumentSettings): DocumentSettingsInput => {
  const { line1, line2, postalCode, city, country, vatId, registration, footer, prefix } = settings;
  return { line1, line2, postalCode, city, country, vatId, registration, footer, prefix };
};

function useDocumentSettings() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const queryKey = key('settings', 'documents');
  const settings = useQuery({ queryKey, queryFn: ({ signal }) => api.call(getDocumentSettings, { signal }) });
  const save = useMutation({
    mutationFn: (body: DocumentSettingsInput) =>
      api.call(updateDocumentSettings, { body, ...(settings.data?.version ? { ifMatch: settings.data.version } : {}) }),
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKey, saved);
      announce('Business details saved');
    },
  });
  return { settings, save };
}

function AddressFields({ form: { register, formState } }: { form: Form }) {
  const { errors } = formState;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Street and number" className="sm:col-span-2" error={errors.line1?.message}>
        <Input {...register('line1', { validate: fieldRule(shape.line1, 'An invoice needs the seller’s address.') })} />
      </Field>
      <Field label="Second line" optional className="sm:col-span-2" error={errors.line2?.message}>
        <Input {...register('line2', { validate: fieldRule(shape.line2) })} />
      </Field>
      <Field label="Postcode" error={errors.postalCode?.message}>
        <Input {...register('postalCode', { validate: fieldRule(shape.postalCode, 'The postcode is missing.') })} />
      </Field>
      <Field label="City" error={errors.city?.message}>
        <Input {...register('city', { validate: fieldRule(shape.city, 'The city is missing.') })} />
      </Field>
      <Field label="Country" hint="Two letters, such as DE." error={errors.country?.message}>
        <Input maxLength={2} {...register('country', { validate: fieldRule(shape.country) })} />
      </Field>
      <Field label="VAT or tax number" optional error={errors.vatId?.message}>
        <Input {...register('vatId', { validate: fieldRule(shape.vatId) })} />
      </Field>
    </div>
  );
}

function PrintedFields({ form: { register, formState } }: { form: Form }) {
  const { errors } = formState;
  return (
    <div className="grid gap-4">
      <Field label="Register" optional hint="Register number, managing directors." error={errors.registration?.message}>
        <Input {...register('registration', { validate: fieldRule(shape.registration) })} />
      </Field>
      <Field label="Below every document" optional hint="Bank account, terms." error={errors.footer?.message}>
        <Textarea rows={3} {...register('footer', { validate: fieldRule(shape.footer) })} />
      </Field>
      <Field
        label="Before the number"
        optional
        hint="Capital letters, digits and hyphens: INV- makes INV-1001. Documents issued already keep theirs."
        error={errors.prefix?.message}
      >
        <Input maxLength={10} {...register('prefix', { validate: fieldRule(shape.prefix) })} />
      </Field>
    </div>
  );
}

function DocumentsForm({
  settings,
  save,
  onReload,
}: {
  settings: DocumentSettings;
  save: ReturnType<typeof useDocumentSettings>['save'];
  onReload: () => void;
}) {
  const { can } = useShop();
  const form = useForm<DocumentSettingsInput>({
    values: valuesOf(settings),
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  });
  const submit = form.handleSubmit((values) =>
    save.mutate(documentSettingsInput.parse(values), { onSuccess: (saved) => form.reset(valuesOf(saved)) }),
  );
  const discard = () => {
    form.reset(valuesOf(settings));
    save.reset();
    onReload();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <fieldset disabled={!can('settings.write')} className="grid min-w-0 gap-4">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {explainError(save.error).advice}
          </Notice>
        ) : null}
        {settings.isComplete ? null : (
          <Notice tone="info" title="Invoices wait for your business details">
            The law wants to read on every invoice who sells. Documents issued once never change.
          </Notice>
        )}
        <Card title="Seller" description={`Sold by ${settings.legalName}; the legal name is changed in the settings.`}>
          <AddressFields form={form} />
        </Card>
        <Card title="On the page">
          <PrintedFields form={form} />
        </Card>
      </fieldset>
      <SaveBar
        dirty={form.formState.isDirty}
        saving={save.isPending}
        onSave={() => void submit()}
        onDiscard={discard}
      />
    </form>
  );
}

/** What invoices, credit notes and packing slips say about the seller. */
export function DocumentsPage() {
  const { home } = useShop();
  const { settings, save } = useDocumentSettings();
  const reload = () => void settings.refetch();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Invoices" back={{ to: `${home}/settings`, label: 'Settings' }} />
      {settings.data ? (
        <DocumentsForm settings={settings.data} save={save} onReload={reload} />
      ) : (
        <Card>
          {settings.error ? (
            <ErrorState error={settings.error} onRetry={reload} />
          ) : (
            <LoadingBlock label="Loading the business details" rows={6} />
          )}
        </Card>
      )}
    </div>
  );
}
