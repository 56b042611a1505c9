import { createCustomerGroup, customerGroupInput, updateCustomerGroup, type CustomerGroup } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

const formId = 'customer-group';

interface Values {
  name: string;
  description: string;
}

interface GroupDialogProps {
  /** Undefined: a new one. */
  group: CustomerGroup | undefined;
  onClose: () => void;
  onSaved?: (group: CustomerGroup) => void;
}

const refusalText = (error: Error): string =>
  error instanceof ApiError && error.status === 412
    ? 'Somebody else changed this group a moment ago. Close this, look at it again, then save.'
    : explainError(error).advice;

function useSave({ group, onClose, onSaved }: GroupDialogProps) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (values: Values) => {
      const body = customerGroupInput.parse(values);
      if (!group) return api.call(createCustomerGroup, { body });
      return api.call(updateCustomerGroup, { params: { id: group.id }, body, ifMatch: group.version });
    },
    onSuccess: (saved) => {
      announce(`${saved.name} saved`);
      void queryClient.invalidateQueries({ queryKey: key('customer-groups') });
      onClose();
      onSaved?.(saved);
    },
  });
}

/** Name and description of a group. */
export function GroupDialog(props: GroupDialogProps) {
  const { group, onClose } = props;
  const save = useSave(props);
  const form = useForm<Values>({
    mode: 'onTouched',
    defaultValues: { name: group?.name ?? '', description: group?.description ?? '' },
  });
  const submit = form.handleSubmit((values) => save.mutate(values));
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={save.isPending}>
        {group ? 'Save' : 'Add the group'}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title={group ? group.name : 'Add a group'} footer={footer}>
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {save.error ? (
          <Notice tone="critical" title="Not saved">
            {refusalText(save.error)}
          </Notice>
        ) : null}
        <Field label="Name" error={form.formState.errors.name?.message}>
          <Input
            {...form.register('name', { validate: (text) => text.trim() !== '' || 'Give it a name.' })}
            maxLength={60}
            autoComplete="off"
            placeholder="Trade"
          />
        </Field>
        <Field label="Description" optional hint="Only your team reads it.">
          <Textarea {...form.register('description')} rows={3} maxLength={300} />
        </Field>
      </form>
    </Dialog>
  );
}
