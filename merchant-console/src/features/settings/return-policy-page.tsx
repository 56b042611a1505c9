import {
  getReturnPolicy,
  returnPolicyInput,
  setReturnPolicy,
  textLine,
  type ReturnPolicy,
  type ReturnPolicyInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm, type UseFormReturn } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { SaveBar } from '../../ui/save-bar.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { RefusalNotice } from '../orders/refusal-notice.js';
import { TagsField } from '../products/tags-field.js';

/** The policy as it is typed: one reason a line. */
interface PolicyForm {
  isOpen: boolean;
  windowDays: string;
  reasons: string;
  fee: string;
  finalSaleTags: string[];
  instructions: string;
}

const formOf = ({ fee, ...policy }: ReturnPolicy): PolicyForm => ({
  isOpen: policy.isOpen,
  windowDays: String(policy.windowDays),
  reasons: policy.reasons.join('\n'),
  fee: toDecimal(fee.amount, fee.currency),
  finalSaleTags: policy.finalSaleTags,
  instructions: policy.instructions,
});

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

const inputOf = (form: PolicyForm, { fee }: ReturnPolicy): ReturnPolicyInput =>
  returnPolicyInput.parse({
    isOpen: form.isOpen,
    windowDays: Number(form.windowDays),
    reasons: linesOf(form.reasons),
    feeMinor: parseMinor(form.fee, fee.currency),
    finalSaleTags: form.finalSaleTags,
    instructions: form.instructions,
  });

function reasonsError(text: string): true | string {
  const reasons = linesOf(text);
  if (reasons.length === 0 || reasons.length > 20) return 'Write 1 to 20 reasons, one a line.';
  return reasons.every((reason) => textLine(60).safeParse(reason).success) || 'A reason has 60 characters at most.';
}

interface PartProps {
  form: UseFormReturn<PolicyForm>;
}

function RequestFields({ form: { register, control, formState } }: PartProps) {
  const { errors } = formState;
  return (
    <Card title="Requests" description="What customers can do by themselves; you can open a return for them any time.">
      <div className="grid gap-4">
        <Controller
          control={control}
          name="isOpen"
          render={({ field }) => (
            <label className="flex min-h-9 items-center gap-3 text-sm">
              <Checkbox checked={field.value} onCheckedChange={(checked) => field.onChange(checked === true)} />
              Customers can ask to return items
            </label>
          )}
        />
        <Field
          label="Days to ask"
          hint="After the parcel arrived, or left while that is unknown."
          error={errors.windowDays?.message}
        >
          <Input
            inputMode="numeric"
            {...register('windowDays', {
              validate: (text) =>
                returnPolicyInput.shape.windowDays.safeParse(Number(text)).success || 'A whole number from 1 to 365.',
            })}
          />
        </Field>
        <Field label="Reasons" hint="One a line; customers choose one for each item." error={errors.reasons?.message}>
          <Textarea rows={6} {...register('reasons', { validate: reasonsError })} />
        </Field>
        <Controller
          control={control}
          name="finalSaleTags"
          render={({ field }) => (
            <TagsField
              label="Final sale: products with one of these tags"
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </div>
    </Card>
  );
}

function TermFields({ form: { register, formState }, policy }: PartProps & { policy: ReturnPolicy }) {
  const { currency } = policy.fee;
  return (
    <Card title="Terms" description="What an approved return begins with; you can change both on each return.">
      <div className="grid gap-4">
        <Field
          label={`Return fee (${currency})`}
          hint="Kept back from the refund."
          error={formState.errors.fee?.message}
        >
          <Input
            inputMode="decimal"
            {...register('fee', {
              validate: (text) => parseMinor(text, currency) !== undefined || 'Enter an amount such as 4.90, or 0.',
            })}
          />
        </Field>
        <Field label="Instructions" optional hint="How to pack and where to send; part of the e-mail.">
          <Textarea rows={4} maxLength={2000} {...register('instructions')} />
        </Field>
      </div>
    </Card>
  );
}

function useSave(policy: ReturnPolicy, onSaved: (saved: ReturnPolicy) => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ReturnPolicyInput) => api.call(setReturnPolicy, { body, ifMatch: policy.version }),
    onSuccess: (saved) => {
      queryClient.setQueryData(key('return-policy'), saved);
      onSaved(saved);
      announce('Returns saved');
    },
  });
}

function PolicyEditor({ policy, onReload }: { policy: ReturnPolicy; onReload: () => void }) {
  const { can } = useShop();
  const form = useForm<PolicyForm>({
    values: formOf(policy),
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  });
  const save = useSave(policy, (saved) => form.reset(formOf(saved)));
  const submit = form.handleSubmit((values) => save.mutate(inputOf(values, policy)));
  const discard = () => {
    form.reset(formOf(policy));
    save.reset();
    onReload();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <fieldset disabled={!can('settings.write')} className="grid min-w-0 gap-4">
        {can('settings.write') ? null : (
          <Notice tone="info" title="Only the owner changes these">
            You can look, and ask the owner to change them.
          </Notice>
        )}
        <RefusalNotice error={save.error} title="Not saved" noun="page" />
        <RequestFields form={form} />
        <TermFields form={form} policy={policy} />
      </fieldset>
      <SaveBar
        dirty={form.formState.isDirty}
        saving={save.isPending}
        onSave={() => void submit()}
        onDiscard={discard}
      />
    </form>
  );
}

/** What the shop promises about returns. */
export function ReturnPolicyPage() {
  const api = useApi();
  const { key, home } = useShop();
  const policy = useQuery({
    queryKey: key('return-policy'),
    queryFn: ({ signal }) => api.call(getReturnPolicy, { signal }),
  });
  const reload = () => void policy.refetch();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Returns" back={{ to: `${home}/settings`, label: 'Settings' }} />
      {policy.data ? <PolicyEditor policy={policy.data} onReload={reload} /> : null}
      {policy.data ? null : (
        <Card>
          {policy.error ? (
            <ErrorState error={policy.error} onRetry={reload} />
          ) : (
            <LoadingBlock label="Loading the policy" rows={6} />
          )}
        </Card>
      )}
    </div>
  );
}
