import { getVariantStock, stockAdjustmentInput, type VariantStock } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { LocationField, ReasonFields } from './reason-fields.js';
import { readDelta } from './units.js';
import { useAdjust } from './use-stock-change.js';
import { useLocations } from './use-locations.js';

/** One variant's units, place by place. */
export function useVariantStock(variantId: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('inventory', 'variant', variantId),
    queryFn: ({ signal }) => api.call(getVariantStock, { params: { id: variantId }, signal }),
  });
}

type Level = Pick<VariantStock['levels'][number], 'onHand' | 'reserved'>;
const nothing: Level = { onHand: 0, reserved: 0 };

function checkDelta(text: string, { onHand, reserved }: Level): true | string {
  const delta = readDelta(text);
  if (delta === undefined || delta === 0) return 'Say by how many units: 5 to add five, -2 to take two.';
  if (onHand + delta >= reserved || delta > 0) return true;
  const promised = reserved > 0 ? `; ${reserved} are reserved for open orders` : '';
  return `At most ${onHand - reserved} can be taken${promised}.`;
}

function Figures({ level, delta }: { level: Level; delta: number }) {
  return (
    <dl className="grid grid-cols-3 gap-2 rounded-control bg-sunken p-3 text-center [&_dd]:text-lg [&_dd]:font-semibold [&_dd]:tabular-nums [&_dt]:text-xs [&_dt]:text-ink-subtle">
      <div>
        <dt>On hand</dt>
        <dd>{level.onHand}</dd>
      </div>
      <div>
        <dt>Reserved</dt>
        <dd>{level.reserved}</dd>
      </div>
      <div aria-live="polite">
        <dt>On hand afterwards</dt>
        <dd>{level.onHand + delta}</dd>
      </div>
    </dl>
  );
}

const formId = 'adjust-stock';

interface FormProps {
  stock: VariantStock;
  locationId: string;
  onClose: () => void;
  mutation: ReturnType<typeof useAdjust>;
}

function AdjustForm({ stock, locationId, onClose, mutation }: FormProps) {
  const { open } = useLocations();
  const { register, handleSubmit, formState, control } = useForm({
    mode: 'onTouched',
    defaultValues: { delta: '', reason: 'received', note: '', locationId },
  });
  const [deltaText, place] = useWatch({ control, name: ['delta', 'locationId'] });
  const level = stock.levels.find((candidate) => candidate.locationId === place) ?? nothing;
  const submit = handleSubmit((values) => {
    const body = stockAdjustmentInput.parse({ ...values, delta: readDelta(values.delta) });
    mutation.mutate(body, {
      onSuccess: ({ free }) => {
        announce(`${free} free now`);
        onClose();
      },
    });
  });
  return (
    <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {mutation.error ? <Notice tone="critical" title="Stock not changed">{explainError(mutation.error).advice}</Notice> : null}
      <Field label="Add or take" error={formState.errors.delta?.message} hint="5 adds five units, -2 takes two.">
        <Input {...register('delta', { validate: (text) => checkDelta(text, level) })} inputMode="text" autoComplete="off" className="tabular-nums" />
      </Field>
      <LocationField locations={open} field={register('locationId')} />
      <Figures level={level} delta={readDelta(deltaText) ?? 0} />
      <ReasonFields reason={register('reason')} note={register('note')} />
    </form>
  ); // prettier-ignore
}

interface AdjustDialogProps {
  variantId: string;
  title: string;
  /** Begins there; at the default location when left out. */
  locationId?: string | undefined;
  onClose: () => void;
}

/** Adds or takes units with a reason. By difference, so that two people counting at once both survive. */
export function AdjustDialog({ variantId, title, locationId, onClose }: AdjustDialogProps) {
  const stock = useVariantStock(variantId);
  const { main } = useLocations();
  const mutation = useAdjust(variantId);
  const place = locationId ?? main?.id;
  const footer = (
    <>
      <Button onClick={onClose}>Leave as it is</Button>
      <Button tone="primary" type="submit" form={formId} busy={mutation.isPending}>
        Adjust stock
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Adjust stock" description={title} footer={footer}>
      {stock.data && place ? (
        <AdjustForm stock={stock.data} locationId={place} onClose={onClose} mutation={mutation} />
      ) : stock.error ? (
        <ErrorState error={stock.error} onRetry={() => void stock.refetch()} />
      ) : (
        <LoadingBlock label="Loading the stock" rows={5} />
      )}
    </Dialog>
  );
}
