import { getStockSettings, stockSettingsInput, updateStockSettings, type StockSettings } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { DateTime } from '../../ui/date-time.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { useLedgerCheck } from './books-notice.js';
import { readUnits } from './units.js';
import { useStockRefresh } from './use-stock-change.js';

const formId = 'stock-settings';

const refusalText = (error: Error): string =>
  error instanceof ApiError && error.status === 412
    ? 'Somebody else changed these a moment ago. Close this, look again, then save.'
    : explainError(error).advice;

function useSave(read: StockSettings | undefined, onClose: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const refresh = useStockRefresh();
  return useMutation({
    mutationFn: (input: unknown) =>
      api.call(updateStockSettings, {
        body: stockSettingsInput.parse(input),
        ...(read ? { ifMatch: read.version } : {}),
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(key('inventory', 'settings'), saved);
      void refresh();
      announce('Alerts saved');
      onClose();
    },
  });
}

function SettingsForm({ settings, save }: { settings: StockSettings; save: ReturnType<typeof useSave> }) {
  const { can } = useShop();
  const { register, handleSubmit, formState } = useForm({
    mode: 'onTouched',
    defaultValues: { threshold: String(settings.lowStockThreshold), isDigestWanted: settings.isDigestWanted },
  });
  const submit = handleSubmit(({ threshold, isDigestWanted }) =>
    save.mutate({ lowStockThreshold: readUnits(threshold), isDigestWanted }),
  );
  const isUnits = (text: string) => readUnits(text) !== undefined || 'A whole number, 0 or more.';
  return (
    <form id={formId} noValidate onSubmit={(event) => void submit(event)}>
      <fieldset disabled={!can('stock.write')} className="grid gap-4">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(save.error)}
          </Notice>
        ) : null}
        <Field
          label="Running low at"
          error={formState.errors.threshold?.message}
          hint="Free units at or below which an item counts as low. An item can have a mark of its own."
        >
          <Input {...register('threshold', { validate: isUnits })} inputMode="numeric" className="w-28 tabular-nums" />
        </Field>
        <label className="flex items-start gap-3 text-sm">
          <input type="checkbox" {...register('isDigestWanted')} className="mt-0.5 size-4.5 accent-(--color-accent)" />
          <span>
            Send an e-mail when items run low
            <span className="block text-[0.8125rem] text-ink-subtle">
              To the shop’s contact address, in the morning, once a day at most.
            </span>
          </span>
        </label>
      </fieldset>
    </form>
  );
}

function LedgerSection() {
  const { can } = useShop();
  const { last, check } = useLedgerCheck();
  const checkedAt = last.data?.checkedAt;
  const wrong = last.data?.discrepancies.length ?? 0;
  return (
    <section className="mt-6 grid gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">The ledger</h3>
      <p className="text-sm text-ink-muted">
        Every change of units is written down and never altered. Each night the levels are compared with it.
      </p>
      <p className="text-sm" role="status">
        {checkedAt ? (
          <>
            Last check: <DateTime value={checkedAt} />. {last.data?.levels} levels,{' '}
            {wrong === 0 ? 'all of them agree.' : `${wrong} disagree.`}
          </>
        ) : (
          'Not checked yet.'
        )}
      </p>
      {can('stock.write') ? (
        <div>
          <Button size="small" busy={check.isPending} onClick={() => check.mutate()}>
            Check now
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** When an item counts as low, whether an e-mail says so, and whether the books agree. */
export function StockSettingsDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const { key, can } = useShop();
  const settings = useQuery({
    queryKey: key('inventory', 'settings'),
    queryFn: ({ signal }) => api.call(getStockSettings, { signal }),
  });
  const save = useSave(settings.data, onClose);
  const footer = can('stock.write') ? (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={save.isPending}>
        Save
      </Button>
    </>
  ) : null;
  return (
    <Dialog open onOpenChange={onClose} title="Low-stock alerts" footer={footer}>
      {settings.data ? (
        <>
          <SettingsForm settings={settings.data} save={save} />
          <LedgerSection />
        </>
      ) : settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <LoadingBlock label="Loading the alerts" rows={4} />
      )}
    </Dialog>
  );
}
