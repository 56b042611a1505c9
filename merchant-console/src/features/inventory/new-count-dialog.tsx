import { countInput, listCategories, openCount } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input, Select } from '../../ui/text-input.js';
import { LocationField } from './reason-fields.js';
import { useLocations } from './use-locations.js';

const formId = 'new-count';

function useOpen() {
  const api = useApi();
  const { key, home } = useShop();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (input: unknown) => api.call(openCount, { body: countInput.parse(input) }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: key('inventory') });
      void navigate(`${home}/inventory/counts/${id}`);
    },
  });
}

/** Asks where to count, and whether all of it. */
export function NewCountDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const { key } = useShop();
  const { open, main } = useLocations();
  const categories = useQuery({
    queryKey: key('categories'),
    queryFn: ({ signal }) => api.call(listCategories, { signal }),
  });
  const begin = useOpen();
  const { register, handleSubmit } = useForm({
    defaultValues: { locationId: main?.id ?? '', categoryId: '', note: '' },
  });
  const submit = handleSubmit(({ categoryId, ...values }) =>
    begin.mutate({ ...values, categoryId: categoryId || null }),
  );
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={begin.isPending}>
        Begin counting
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New count"
      description="Nothing changes until you apply it. Several people can count at once."
      footer={footer}
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {begin.error ? (
          <Notice tone="critical" title="Not begun">
            {explainError(begin.error).advice}
          </Notice>
        ) : null}
        <LocationField locations={open} field={register('locationId')} />
        <Field label="What">
          <Select {...register('categoryId')}>
            <option value="">Everything there</option>
            {(categories.data?.items ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Note" optional>
          <Input {...register('note')} maxLength={200} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
