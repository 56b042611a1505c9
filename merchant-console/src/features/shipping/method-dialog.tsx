import { shippingMethodInput, taxCategorySchema } from '@smallshop/contract';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { AffixedInput, Input } from '../../ui/text-input.js';
import { Choice, Tick } from '../discounts/discount-inputs.js';
import { taxCategoryNames } from '../products/tax-categories.js';
import { ChargeFields, type MethodFieldsProps } from './charge-fields.js';
import { methodInputOf, type MethodDraft } from './zone-draft.js';

const formId = 'shipping-rate';

function NamingFields({ method, problems, set }: MethodFieldsProps) {
  return (
    <>
      <Field
        label="Name"
        hint="What buyers choose, such as Standard or Express."
        {...(problems.name ? { error: 'Give it a name.' } : {})}
      >
        <Input
          value={method.name}
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <Field label="Description" optional>
        <Input
          value={method.description}
          maxLength={160}
          autoComplete="off"
          onChange={({ target }) => set({ description: target.value })}
        />
      </Field>
    </>
  );
}

function TermsFields({ method, problems, set }: MethodFieldsProps) {
  const { shop } = useShop();
  return (
    <>
      <Field
        label="Free from"
        optional
        hint="What the goods are worth before discounts."
        {...(problems.freeOverMinor ? { error: 'An amount such as 80.' } : {})}
      >
        <AffixedInput
          inputMode="decimal"
          after={shop.currency}
          value={method.freeOver}
          onChange={({ target }) => set({ freeOver: target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Takes at least" {...(problems.minDays ? { error: 'Whole days.' } : {})}>
          <AffixedInput
            inputMode="numeric"
            after="days"
            value={method.minDays}
            onChange={({ target }) => set({ minDays: target.value })}
          />
        </Field>
        <Field label="At most" {...(problems.maxDays ? { error: 'Not less than at least.' } : {})}>
          <AffixedInput
            inputMode="numeric"
            after="days"
            value={method.maxDays}
            onChange={({ target }) => set({ maxDays: target.value })}
          />
        </Field>
      </div>
      <Choice
        label="Taxed as"
        names={taxCategoryNames}
        value={method.taxCategory}
        onPick={(name) => set({ taxCategory: taxCategorySchema.catch('standard').parse(name) })}
      />
      <Tick
        label="Offered"
        hint="Otherwise buyers do not see it."
        checked={method.isActive}
        onTick={(isActive) => set({ isActive })}
      />
    </>
  );
}

interface MethodDialogProps {
  method: MethodDraft;
  isNew: boolean;
  onClose: () => void;
  onPut: (method: MethodDraft) => void;
  onRemove: () => void;
}

/** One rate of a zone; it is saved with the zone. */
export function MethodDialog({ method: begun, isNew, onClose, onPut, onRemove }: MethodDialogProps) {
  const { shop } = useShop();
  const [method, setMethod] = useState(begun);
  const [isTouched, setTouched] = useState(false);
  const parsed = shippingMethodInput.safeParse(methodInputOf(method, shop.currency));
  const issues = isTouched ? (parsed.error?.issues ?? []) : [];
  const problems = Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
  const fields = {
    method,
    problems,
    set: (changes: Partial<MethodDraft>) => setMethod((now) => ({ ...now, ...changes })),
  };
  const leave = (then: () => void) => () => {
    then();
    onClose();
  };
  const footer = (
    <>
      {isNew ? null : (
        <Button tone="danger" className="mr-auto" onClick={leave(onRemove)}>
          Remove
        </Button>
      )}
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId}>
        {isNew ? 'Add the rate' : 'Done'}
      </Button>
    </>
  );
  return (
    <Dialog open shape="sheet" onOpenChange={onClose} title={isNew ? 'Add a rate' : begun.name} footer={footer}>
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (parsed.success) leave(() => onPut(method))();
        }}
      >
        <NamingFields {...fields} />
        <ChargeFields {...fields} />
        <TermsFields {...fields} />
      </form>
    </Dialog>
  );
}
