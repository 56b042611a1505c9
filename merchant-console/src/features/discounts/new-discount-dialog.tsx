import { createPromotion, promotionInput } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Field } from '../../ui/field.js';
import { NewRecordDialog } from '../../ui/record-editor/new-record-dialog.js';
import { Select } from '../../ui/text-input.js';

const aTenth = { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } } as const;

/** Name and method of a new discount; it begins paused. */
export function NewDiscountDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  const [method, setMethod] = useState('code');
  const create = useMutation({
    mutationFn: (name: string) => {
      const isAutomatic = method === 'automatic';
      return api.call(createPromotion, { body: promotionInput.parse({ name, isAutomatic, effect: aTenth, isPaused: true }) }); // prettier-ignore
    },
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: key('discounts') });
      onClose();
      void navigate(`${home}/discounts/${id}`);
    },
  });
  return (
    <NewRecordDialog
      noun="a discount"
      description="It begins paused, at 10 % off: nobody gets it until you switch it on."
      name={{ hint: 'Shoppers read it in the cart and on the order.', placeholder: 'Spring sale', maxLength: 120 }}
      create={create}
      onClose={onClose}
    >
      <Field label="Method">
        <Select value={method} onChange={(event) => setMethod(event.target.value)}>
          <option value="code">Discount code</option>
          <option value="automatic">Automatic discount</option>
        </Select>
      </Field>
    </NewRecordDialog>
  );
}
