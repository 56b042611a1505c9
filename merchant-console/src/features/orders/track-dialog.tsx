import type { AdminOrder } from '@smallshop/contract';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { RefusalNotice } from './refusal-notice.js';
import { readTracking, TrackingFields } from './tracking-fields.js';
import { useTrack } from './use-order.js';

interface TrackDialogProps {
  shipment: AdminOrder['shipments'][number];
  onClose: () => void;
}

const formId = 'track-shipment';

/** Mends who carries a parcel and where to follow it. */
export function TrackDialog({ shipment, onClose }: TrackDialogProps) {
  const track = useTrack(shipment.id);
  const { carrier, trackingNumber, trackingUrl } = shipment;
  const { register, handleSubmit, formState } = useForm({
    mode: 'onTouched',
    defaultValues: { carrier, trackingNumber, trackingUrl: trackingUrl ?? '' },
  });
  const submit = handleSubmit((values) => track.mutate(readTracking(values), { onSuccess: onClose }));
  const footer = (
    <>
      <Button onClick={onClose}>Leave as it is</Button>
      <Button tone="primary" type="submit" form={formId} busy={track.isPending}>
        Save tracking
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Edit tracking"
      description="The customer’s order page shows it at once."
      footer={footer}
    >
      <form id={formId} onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        <RefusalNotice error={track.error} title="Not saved" />
        <TrackingFields register={register} errors={formState.errors} />
      </form>
    </Dialog>
  );
}
