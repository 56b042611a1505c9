import { reactivateShop, suspendShop, type PlatformShop } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useApi } from '../../../src/client/api-context.js';
import { Button } from '../../../src/ui/button.js';
import { Dialog } from '../../../src/ui/dialog.js';
import { explainError } from '../../../src/ui/explain-error.js';
import { Field } from '../../../src/ui/field.js';
import { fieldRule } from '../../../src/ui/field-rule.js';
import { Notice } from '../../../src/ui/feedback.js';
import { Textarea } from '../../../src/ui/text-input.js';
import { announce } from '../../../src/ui/toaster.js';

interface DoorDialogProps {
  shop: PlatformShop;
  onClose: () => void;
}

const copy = {
  active: {
    operation: suspendShop,
    title: 'Suspend',
    description: 'Storefront and API close at once, for shoppers and staff. Nothing is deleted.',
    hint: 'The owner will ask. It is shown on the shop’s page here and in the audit log.',
    keep: 'Leave it open',
    done: 'is suspended',
  },
  suspended: {
    operation: reactivateShop,
    title: 'Open again',
    description: 'The storefront and the API answer again at once, as they were.',
    hint: 'Recorded in the audit log.',
    keep: 'Leave it closed',
    done: 'is open again',
  },
} as const;

const formId = 'shop-door';

/** Closes or opens a shop, with a reason. */
export function DoorDialog({ shop, onClose }: DoorDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const text = copy[shop.status];
  const { register, handleSubmit, formState } = useForm({ defaultValues: { reason: '' } });
  const change = useMutation({
    mutationFn: (body: { reason: string }) =>
      api.call(text.operation, { params: { id: shop.id }, body, ifMatch: shop.version }),
    onSuccess: (changed) => {
      queryClient.setQueryData(['shops', 'one', shop.id], changed);
      void queryClient.invalidateQueries({ queryKey: ['shops', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['audit'] });
      announce(`${shop.name} ${text.done}`);
      onClose();
    },
  });
  const submit = handleSubmit((values) => change.mutate(values));
  const footer = (
    <>
      <Button onClick={onClose}>{text.keep}</Button>
      <Button
        tone={shop.status === 'active' ? 'danger' : 'primary'}
        type="submit"
        form={formId}
        busy={change.isPending}
      >
        {text.title}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${text.title}: ${shop.name}`}
      description={text.description}
      footer={footer}
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {change.error ? (
          <Notice tone="critical" title="Nothing was changed">
            {explainError(change.error).advice}
          </Notice>
        ) : null}
        <Field label="Reason" hint={text.hint} error={formState.errors.reason?.message}>
          <Textarea
            {...register('reason', { validate: fieldRule(suspendShop.body.shape.reason, 'Give a reason.') })}
            rows={3}
            autoFocus
          />
        </Field>
      </form>
    </Dialog>
  );
}
