import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Input } from '../../ui/text-input.js';
import { Tick } from '../discounts/discount-inputs.js';
import { CountriesField } from './country-picker.js';
import { useAddZone } from './use-shipping.js';

const formId = 'new-zone';

interface NewZoneDialogProps {
  /** Whether there is a zone for everywhere else already. */
  hasRest: boolean;
  onClose: () => void;
}

/** Name and countries of a new zone; what it costs comes next. */
export function NewZoneDialog({ hasRest, onClose }: NewZoneDialogProps) {
  const add = useAddZone(onClose);
  const [name, setName] = useState('');
  const [countries, setCountries] = useState<readonly string[]>([]);
  const [isRest, setRest] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const isNamed = name.trim() !== '';
  const isSomewhere = isRest || countries.length > 0;
  const submit = () => {
    setTouched(true);
    if (isNamed && isSomewhere) add.mutate({ name, countries: isRest ? [] : countries });
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={add.isPending}>
        Add the zone
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Add a zone" description="What it costs comes next." footer={footer}>
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {add.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(add.error).advice}
          </Notice>
        ) : null}
        <Field
          label="Name"
          hint="Only you see it."
          {...(isTouched && !isNamed ? { error: 'Give it a name, such as Europe.' } : {})}
        >
          <Input
            value={name}
            maxLength={60}
            placeholder="Europe"
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        {hasRest ? null : (
          <Tick
            label="Everywhere else"
            hint="All countries that no other zone names."
            checked={isRest}
            onTick={setRest}
          />
        )}
        {isRest ? null : (
          <CountriesField
            chosen={countries}
            onChange={setCountries}
            {...(isTouched && !isSomewhere ? { error: 'Choose at least one country.' } : {})}
          />
        )}
      </form>
    </Dialog>
  );
}
