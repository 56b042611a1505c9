import type { CartReminderSettings } from '@smallshop/contract';
import { Eye, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { RecordSaving } from '../../ui/record-editor/record-layout.js';
import { AffixedInput, Input, Select } from '../../ui/text-input.js';
import { MailPreviewDialog } from '../mails/mail-preview-dialog.js';
import { nextStep, useReminderEditor, type StepDraft } from './use-reminders.js';

const mostSteps = 3;
const names = { isEnabled: 'Reminders', audience: 'Who is written to', steps: 'E-mails' };
const isAudience = (value: string): value is CartReminderSettings['audience'] =>
  value === 'consent' || value === 'everyone';

interface StepFieldsProps {
  step: StepDraft;
  number: number;
  errors: Readonly<Record<string, string>>;
  onChange: (step: StepDraft) => void;
  onRemove: (() => void) | null;
}

function StepFields({ step, number, errors, onChange, onRemove }: StepFieldsProps) {
  const errorOf = (name: keyof StepDraft) => errors[`steps.${number - 1}.${name}`];
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="float-left mb-3 text-sm font-semibold">E-mail {number}</legend>
      <div className="clear-both grid items-start gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_10rem_auto]">
        <Field label="Left alone for" {...(errorOf('afterHours') && { error: 'A whole number, 1 to 720.' })}>
          <AffixedInput
            inputMode="numeric"
            after="hours"
            value={step.afterHours}
            onChange={(event) => onChange({ ...step, afterHours: event.target.value })}
          />
        </Field>
        <Field label="Subject" optional error={errorOf('subject')} hint="Empty: in the buyer’s language.">
          <Input value={step.subject} onChange={(event) => onChange({ ...step, subject: event.target.value })} />
        </Field>
        <Field label="Discount code" optional error={errorOf('discountCode')}>
          <Input
            value={step.discountCode}
            onChange={(event) => onChange({ ...step, discountCode: event.target.value })}
          />
        </Field>
        {onRemove ? (
          <IconButton label={`Remove e-mail ${number}`} className="sm:mt-6" onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </fieldset>
  );
}

type Editor = ReturnType<typeof useReminderEditor>;

function Recipients({ draft, change }: Pick<Editor, 'draft' | 'change'>) {
  return (
    <>
      <label className="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={draft.isEnabled}
          onChange={(event) => change({ isEnabled: event.target.checked })}
          className="mt-0.5 size-4.5 accent-(--color-accent)"
        />
        <span>
          Send reminders
          <span className="block text-[0.8125rem] text-ink-subtle">
            Never after an order, and never to who asked for no more of them.
          </span>
        </span>
      </label>
      <Field
        label="Who is written to"
        hint="In many countries, reminding somebody who never agreed to advertising is not allowed."
      >
        <Select
          value={draft.audience}
          onChange={({ target }) => {
            if (isAudience(target.value)) change({ audience: target.value });
          }}
        >
          <option value="consent">Customers who agreed to advertising</option>
          <option value="everyone">Everybody who left an e-mail address</option>
        </Select>
      </Field>
    </>
  );
}

function Steps({ draft: { steps }, errors, change }: Pick<Editor, 'draft' | 'errors' | 'change'>) {
  const setStep = (at: number, step: StepDraft) => change({ steps: steps.map((old, n) => (n === at ? step : old)) });
  return steps.map((step, at) => (
    <StepFields
      key={at}
      step={step}
      number={at + 1}
      errors={errors}
      onChange={(changed) => setStep(at, changed)}
      onRemove={steps.length > 1 ? () => change({ steps: steps.filter((_, n) => n !== at) }) : null}
    />
  ));
}

/** Who is reminded of a cart left behind, and when; with the e-mail as it would arrive. */
export function ReminderSettingsCard({ settings }: { settings: CartReminderSettings }) {
  const { can } = useShop();
  const editor = useReminderEditor(settings);
  const [isPreviewing, setPreviewing] = useState(false);
  const { draft, errors, change } = editor;
  const { steps } = draft;
  return (
    <>
      <Card title="Reminders" description="An e-mail to whoever left a cart behind, with a link that brings it back.">
        <fieldset disabled={!can('promotions.write')} className="grid gap-4">
          {errors.steps ? <Notice tone="critical" title={errors.steps} /> : null}
          <Recipients draft={draft} change={change} />
          <Steps draft={draft} errors={errors} change={change} />
          <div className="flex flex-wrap gap-2">
            {steps.length < mostSteps ? (
              <Button onClick={() => change({ steps: [...steps, nextStep(steps)] })}>
                <Plus aria-hidden />
                Add an e-mail
              </Button>
            ) : null}
            {can('mails.read') ? (
              <Button onClick={() => setPreviewing(true)}>
                <Eye aria-hidden />
                Preview
              </Button>
            ) : null}
          </div>
        </fieldset>
      </Card>
      <RecordSaving editor={editor} noun="reminders" names={names} />
      {isPreviewing ? <MailPreviewDialog template="cart-reminder" onClose={() => setPreviewing(false)} /> : null}
    </>
  );
}
