import { createPriceList, priceListInput } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Field } from '../../ui/field.js';
import { NewRecordDialog } from '../../ui/record-editor/new-record-dialog.js';
import { Select } from '../../ui/text-input.js';
import { useListChoices } from './use-price-lists.js';

/** Name, currency and group of a new list; it begins as a draft. */
export function NewPriceListDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home, shop } = useShop();
  const { currencies, groups } = useListChoices();
  const [currency, setCurrency] = useState<string>(shop.currency);
  const [groupId, setGroupId] = useState('');
  const create = useMutation({
    mutationFn: (name: string) =>
      api.call(createPriceList, {
        body: priceListInput.parse({ name, currency, groupId: groupId === '' ? null : groupId }),
      }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: key('price-lists') });
      onClose();
      void navigate(`${home}/price-lists/${id}`);
    },
  });
  return (
    <NewRecordDialog
      noun="a price list"
      description="It begins as a draft: nobody pays by it until you switch it on."
      name={{ hint: 'Only you see it, and orders keep it.', placeholder: 'Summer sale', maxLength: 80 }}
      create={create}
      onClose={onClose}
    >
      <Field label="For">
        <Select value={groupId} onChange={(event) => setGroupId(event.target.value)}>
          <option value="">Everybody</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Currency">
        <Select value={currency} onChange={(event) => setCurrency(event.target.value)}>
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </Select>
      </Field>
    </NewRecordDialog>
  );
}
