import { shopSettingsInput, type ShopSettings, type ShopSettingsInput } from '@smallshop/contract';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { ApiError } from '../../client/api-error.js';
import { Card } from '../../ui/card.js';
import { explainError } from '../../ui/explain-error.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { SaveBar } from '../../ui/save-bar.js';
import { FixedFacts, LocaleFields, ShopFields } from './settings-fields.js';
import { SettingsSections } from './settings-sections.js';
import { useSaveSettings, useSettings } from './use-settings.js';

const valuesOf = ({ name, legalName, tagline, contactEmail, locale, timezone }: ShopSettings): ShopSettingsInput => ({
  name,
  legalName,
  tagline,
  contactEmail,
  locale,
  timezone,
});

function refusalText(error: Error): string {
  const isStale = error instanceof ApiError && error.status === 412;
  return isStale
    ? 'Somebody else saved the settings meanwhile. Discard to see theirs, then make your change again.'
    : explainError(error).advice;
}

function SettingsForm({ settings, onReload }: { settings: ShopSettings; onReload: () => void }) {
  const { can } = useShop();
  const form = useForm<ShopSettingsInput>({
    values: valuesOf(settings),
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  });
  const save = useSaveSettings(settings, (saved) => form.reset(valuesOf(saved)));
  const submit = form.handleSubmit((values) => save.mutate(shopSettingsInput.parse(values)));
  const discard = () => {
    form.reset(valuesOf(settings));
    save.reset();
    onReload();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <fieldset disabled={!can('settings.write')} className="grid min-w-0 gap-4">
        {can('settings.write') ? null : (
          <Notice tone="info" title="Only the owner changes these">
            You can look, and ask the owner to change them.
          </Notice>
        )}
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(save.error)}
          </Notice>
        ) : null}
        <Card title="Shop" description="What customers read about you.">
          <ShopFields form={form} />
        </Card>
        <Card
          title="Language and time"
          description="How the storefront and your reports write dates, and when a day begins."
        >
          <LocaleFields form={form} />
        </Card>
        <SettingsSections />
        <FixedFacts settings={settings} />
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

/** What the owner sets for the shop, and what was fixed when it opened. */
export function SettingsPage() {
  const settings = useSettings();
  const reload = () => void settings.refetch();
  if (!settings.data) {
    return (
      <Card>
        {settings.error ? (
          <ErrorState error={settings.error} onRetry={reload} />
        ) : (
          <LoadingBlock label="Loading the settings" rows={8} />
        )}
      </Card>
    );
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Settings" />
      <SettingsForm settings={settings.data} onReload={reload} />
    </div>
  );
}
