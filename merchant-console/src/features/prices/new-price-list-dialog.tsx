import { createPriceList, priceListInput } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input, Select } from '../../ui/text-input.js';
import { useListChoices } from './use-price-lists.js';

const formId = 'new-price-list';

function useCreate(onClose: () => void) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: (body: object) => api.call(createPriceList, { body: priceListInput.parse(body) }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: key('price-lists') });
      onClose();
      void navigate(`${home}/price-lists/${id}`);
    },
  });
}

/** Name, currency and group of a new list; it begins as a draft. */
export function NewPriceListDialog({ onClose }: { onClose: () => void }) {
  const { shop } = useShop();
  const { currencies, groups } = useListChoices();
  const create = useCreate(onClose);
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState<string>(shop.currency);
  const [groupId, setGroupId] = useState('');
  const [isTouched, setTouched] = useState(false);
  const isNamed = name.trim() !== '';
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={create.isPending}>
        Add the price list
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a price list"
      description="It begins as a draft: nobody pays by it until you switch it on."
      footer={footer}
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (isNamed) create.mutate({ name, currency, groupId: groupId === '' ? null : groupId });
        }}
      >
        {create.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(create.error).advice}
          </Notice>
        ) : null}
        <Field
          label="Name"
          hint="Only you see it, and orders keep it."
          {...(isTouched && !isNamed && { error: 'Give it a name.' })}
        >
          <Input
            value={name}
            maxLength={80}
            placeholder="Summer sale"
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="For">
          <Select value={groupId} onChange={(event) => setGroupId(event.target.value)}>
            <option value="">Everybody</option>
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
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
      </form>
    </Dialog>
  );
}
