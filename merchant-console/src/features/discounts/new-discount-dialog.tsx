import { createPromotion, promotionInput } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { Input, Select } from '../../ui/text-input.js';

const formId = 'new-discount';
const aTenth = { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } } as const;

function useCreate(onClose: () => void) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: (chosen: { name: string; isAutomatic: boolean }) =>
      api.call(createPromotion, { body: promotionInput.parse({ ...chosen, effect: aTenth, isPaused: true }) }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: key('discounts') });
      onClose();
      void navigate(`${home}/discounts/${id}`);
    },
  });
}

/** Name and method of a new discount; it begins paused. */
export function NewDiscountDialog({ onClose }: { onClose: () => void }) {
  const create = useCreate(onClose);
  const [name, setName] = useState('');
  const [method, setMethod] = useState('code');
  const [isTouched, setTouched] = useState(false);
  const isNamed = name.trim() !== '';
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={create.isPending}>
        Add the discount
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a discount"
      description="It begins paused, at 10 % off: nobody gets it until you switch it on."
      footer={footer}
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (isNamed) create.mutate({ name, isAutomatic: method === 'automatic' });
        }}
      >
        {create.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(create.error).advice}
          </Notice>
        ) : null}
        <Field
          label="Name"
          hint="Shoppers read it in the cart and on the order."
          {...(isTouched && !isNamed && { error: 'Give it a name.' })}
        >
          <Input
            value={name}
            maxLength={120}
            placeholder="Spring sale"
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Method">
          <Select value={method} onChange={(event) => setMethod(event.target.value)}>
            <option value="code">Discount code</option>
            <option value="automatic">Automatic discount</option>
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}
