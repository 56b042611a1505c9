import { returnSendingInput } from '@smallshop/contract';
import { Field } from '../../ui/field.js';
import { Input, Textarea } from '../../ui/text-input.js';

/** How goods come back, as it is typed. */
export interface SendingForm {
  readonly instructions: string;
  readonly labelUrl: string;
}

/** What is wrong with the link to the label; nothing for none. */
export const labelError = ({ labelUrl }: SendingForm): string | undefined =>
  labelUrl.trim() === '' || returnSendingInput.shape.labelUrl.safeParse(labelUrl.trim()).success
    ? undefined
    : 'Enter a whole link, beginning with https://.';

/** What was typed, as the API takes it. */
export const readSending = ({ instructions, labelUrl }: SendingForm) => ({
  instructions: instructions.trim(),
  labelUrl: labelUrl.trim() || null,
});

interface SendingFieldsProps {
  form: SendingForm;
  change: (part: Partial<SendingForm>) => void;
  /** Where none are given. */
  instructionsHint?: string;
}

/** Instructions and a link to the label. */
export function SendingFields({ form, change, instructionsHint }: SendingFieldsProps) {
  return (
    <>
      <Field label="Instructions" optional hint={instructionsHint}>
        <Textarea
          rows={3}
          maxLength={2000}
          value={form.instructions}
          onChange={(event) => change({ instructions: event.currentTarget.value })}
        />
      </Field>
      <Field label="Link to the shipping label" optional error={labelError(form)}>
        <Input
          type="url"
          placeholder="https://"
          value={form.labelUrl}
          onChange={(event) => change({ labelUrl: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}
