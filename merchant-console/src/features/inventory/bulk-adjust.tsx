import { stockAdjustmentsInput, type StockRow } from '@smallshop/contract';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { LocationField, ReasonFields } from './reason-fields.js';
import { readDelta } from './units.js';
import { useAdjustMany } from './use-stock-change.js';
import { useLocations } from './use-locations.js';

interface BulkAdjustProps {
  rows: readonly StockRow[];
  locationId: string | undefined;
  onDone: () => void;
}

const formId = 'adjust-many';

function BulkForm({
  rows,
  locationId,
  onDone,
  adjust,
}: BulkAdjustProps & { adjust: ReturnType<typeof useAdjustMany> }) {
  const { open } = useLocations();
  const { register, handleSubmit, formState } = useForm({
    mode: 'onTouched',
    defaultValues: { delta: '', reason: 'received', note: '', locationId: locationId ?? '' },
  });
  const submit = handleSubmit(({ delta, ...values }) => {
    const lines = rows.map(({ variantId }) => ({ variantId, delta: readDelta(delta) }));
    adjust.mutate(stockAdjustmentsInput.parse({ ...values, lines }), {
      onSuccess: ({ items }) => {
        announce(`${items.length} items adjusted`);
        onDone();
      },
    });
  });
  const isUnits = (text: string) =>
    (readDelta(text) ?? 0) !== 0 || 'Say by how many units: 5 to add five, -2 to take two.';
  return (
    <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {adjust.error ? <Notice tone="critical" title="Nothing was changed">{explainError(adjust.error).advice}</Notice> : null}
      <Field label="Add to or take from each" error={formState.errors.delta?.message} hint="5 adds five units to every selected item.">
        <Input {...register('delta', { validate: isUnits })} inputMode="text" autoComplete="off" className="tabular-nums" />
      </Field>
      <LocationField locations={open} field={register('locationId')} />
      <ReasonFields reason={register('reason')} note={register('note')} />
    </form>
  ); // prettier-ignore
}

/** Changes the units of all selected items by the same number, or of none. */
export function BulkAdjust({ rows, locationId, onDone }: BulkAdjustProps) {
  const [isOpen, setOpen] = useState(false);
  const { main } = useLocations();
  const adjust = useAdjustMany();
  const done = () => {
    setOpen(false);
    onDone();
  };
  const footer = (
    <>
      <Button onClick={() => setOpen(false)}>Leave as it is</Button>
      <Button tone="primary" type="submit" form={formId} busy={adjust.isPending}>
        Adjust {rows.length} items
      </Button>
    </>
  );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Adjust stock
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={`Adjust ${rows.length} items`} footer={footer}>
        <BulkForm rows={rows} locationId={locationId ?? main?.id} onDone={done} adjust={adjust} />
      </Dialog>
    </>
  );
}
