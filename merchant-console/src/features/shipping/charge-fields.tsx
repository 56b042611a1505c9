import { Plus, X } from 'lucide-react';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { AffixedInput } from '../../ui/text-input.js';
import { Choice } from '../discounts/discount-inputs.js';
import type { MethodDraft, StepDraft } from './zone-draft.js';

/** A rate as it is typed, what is wrong with it, and how to change it. */
export interface MethodFieldsProps {
  method: MethodDraft;
  problems: Readonly<Record<string, string>>;
  set: (changes: Partial<MethodDraft>) => void;
}

const ways = {
  order: 'One price for every order',
  weight: 'By weight',
  total: 'By what the goods are worth',
} as const;
const isWay = (name: string): name is keyof typeof ways => name in ways;
const firstStep: StepDraft = { from: '0', price: '' };

function Steps({ method, problems, set }: MethodFieldsProps) {
  const { shop } = useShop();
  const { steps, by } = method;
  const put = (at: number, changes: Partial<StepDraft>) =>
    set({ steps: steps.map((step, place) => (place === at ? { ...step, ...changes } : step)) });
  const isWrong = (at: number) => Object.keys(problems).some((path) => path.startsWith(`charge.steps.${at}.`));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">
        {by === 'weight' ? 'From a weight on' : 'From a worth on'}
      </legend>
      {steps.map((step, at) => (
        // A step has nothing that stays while it is typed.
        <div key={at} className="flex items-start gap-2">
          <Field label={`Step ${at + 1} from`} hideLabel className="flex-1">
            <AffixedInput
              inputMode="decimal"
              before="from"
              after={by === 'weight' ? 'kg' : shop.currency}
              value={step.from}
              onChange={({ target }) => put(at, { from: target.value })}
            />
          </Field>
          <Field
            label={`Step ${at + 1} price`}
            hideLabel
            className="flex-1"
            {...(isWrong(at) ? { error: 'Two numbers, such as 2 and 6.90.' } : {})}
          >
            <AffixedInput
              inputMode="decimal"
              after={shop.currency}
              value={step.price}
              onChange={({ target }) => put(at, { price: target.value })}
            />
          </Field>
          <IconButton
            label={`Remove step ${at + 1}`}
            disabled={steps.length === 1}
            onClick={() => set({ steps: steps.filter((_, place) => place !== at) })}
          >
            <X />
          </IconButton>
        </div>
      ))}
      {problems['charge.steps'] ? (
        <p role="alert" className="text-[0.8125rem] font-medium text-critical">
          {problems['charge.steps']}
        </p>
      ) : null}
      <div>
        <Button size="small" onClick={() => set({ steps: [...steps, { from: '', price: '' }] })}>
          <Plus aria-hidden />
          Add a step
        </Button>
      </div>
    </fieldset>
  );
}

/** What a rate costs. */
export function ChargeFields(props: MethodFieldsProps) {
  const { method, problems, set } = props;
  const { shop } = useShop();
  const pick = (name: string) => {
    if (!isWay(name)) return;
    const isStepped = name !== 'order';
    // Kilograms are no euros: what was typed for the other way would mislead.
    set({ by: name, steps: isStepped && name !== method.by ? [firstStep] : method.steps });
  };
  return (
    <>
      <Choice label="Price" names={ways} value={method.by} onPick={pick} />
      {method.by === 'order' ? (
        <Field label="Amount" {...(problems['charge.price'] ? { error: 'An amount such as 4.90; 0 is free.' } : {})}>
          <AffixedInput
            inputMode="decimal"
            after={shop.currency}
            value={method.price}
            onChange={({ target }) => set({ price: target.value })}
          />
        </Field>
      ) : (
        <Steps {...props} />
      )}
      {method.by === 'weight' ? (
        <Field
          label="Not taken above"
          optional
          hint="Goods nobody weighed count as nothing."
          {...(problems['charge.mostGrams'] ? { error: 'A weight such as 31.5.' } : {})}
        >
          <AffixedInput
            inputMode="decimal"
            after="kg"
            value={method.mostKilograms}
            onChange={({ target }) => set({ mostKilograms: target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}
