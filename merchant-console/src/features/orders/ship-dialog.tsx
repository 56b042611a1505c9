import { shipmentInput, type AdminOrder } from '@smallshop/contract';
import { useForm } from 'react-hook-form';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Input } from '../../ui/text-input.js';
import { useShip } from './use-order.js';

interface ShipDialogProps {
  order: AdminOrder;
  onClose: () => void;
}

const formId = 'ship-order';

const checkLink = (url: string): true | string =>
  url === '' ||
  shipmentInput.shape.trackingUrl.safeParse(url).success ||
  'Enter a whole link, beginning with https://.';

function refusalText(error: Error): string {
  const isStale = error instanceof ApiError && error.status === 412;
  return isStale
    ? 'Somebody changed this order a moment ago. Close this, look at it again, then ship.'
    : explainError(error).advice;
}

/** Asks who carries the parcel, then marks everything left of the order as shipped. */
export function ShipDialog({ order, onClose }: ShipDialogProps) {
  const ship = useShip(order);
  const { register, handleSubmit, formState } = useForm({
    mode: 'onTouched',
    defaultValues: { carrier: '', trackingNumber: '', trackingUrl: '' },
  });
  const { errors } = formState;
  const { shape } = shipmentInput;
  const submit = handleSubmit((values) =>
    ship.mutate(shipmentInput.parse({ ...values, trackingUrl: values.trackingUrl || null }), { onSuccess: onClose }),
  );
  const footer = (
    <>
      <Button onClick={onClose}>Not yet</Button>
      <Button tone="primary" type="submit" form={formId} busy={ship.isPending}>
        Mark as shipped
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Ship order ${order.number}`}
      description="Everything that has not left yet goes into this parcel, and the customer is told by e-mail."
      footer={footer}
    >
      <form id={formId} onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        {ship.error ? (
          <Notice tone="critical" title="Not shipped">
            {refusalText(ship.error)}
          </Notice>
        ) : null}
        <Field label="Carrier" error={errors.carrier?.message}>
          <Input
            {...register('carrier', { validate: fieldRule(shape.carrier, 'Say who carries the parcel.') })}
            placeholder="DHL"
          />
        </Field>
        <Field label="Tracking number" optional error={errors.trackingNumber?.message}>
          <Input {...register('trackingNumber', { validate: fieldRule(shape.trackingNumber) })} autoComplete="off" />
        </Field>
        <Field
          label="Tracking link"
          optional
          error={errors.trackingUrl?.message}
          hint="Goes into the customer’s e-mail."
        >
          <Input {...register('trackingUrl', { validate: checkLink })} type="url" placeholder="https://" />
        </Field>
      </form>
    </Dialog>
  );
}
