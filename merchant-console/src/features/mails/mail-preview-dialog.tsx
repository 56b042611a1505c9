import { previewTemplateSchema, previewMail, sendTestMail, type PreviewTemplate } from '@smallshop/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { languageLabel } from '../../ui/locales.js';
import { Select } from '../../ui/text-input.js';
import { announce, announceError } from '../../ui/toaster.js';
import { useLanguages } from '../languages/use-languages.js';
import { MailBody } from './mail-body.js';

const labels: Readonly<Record<PreviewTemplate, string>> = {
  'order-confirmation': 'Order confirmation',
  'order-shipped': 'Order shipped',
  'order-delivered': 'Order delivered',
  'order-cancelled': 'Order cancelled',
  'order-refunded': 'Order refunded',
  welcome: 'Welcome',
  'cart-reminder': 'Cart reminder',
  'low-stock': 'Low stock (to you)',
};

interface Sample {
  template: PreviewTemplate;
  /** Empty for the shop's own language. */
  locale: string;
}

const wireOf = ({ template, locale }: Sample) => ({ template, ...(locale === '' ? {} : { locale }) });

function Choices({ sample, onChange }: { sample: Sample; onChange: (sample: Sample) => void }) {
  const { data } = useLanguages();
  const others = data?.items.filter(({ isDefault, state }) => !isDefault && state === 'published') ?? [];
  return (
    <div className="mb-4 grid gap-3 sm:grid-cols-2">
      <Field label="E-mail">
        <Select
          value={sample.template}
          onChange={({ target }) => onChange({ ...sample, template: previewTemplateSchema.parse(target.value) })}
        >
          {previewTemplateSchema.options.map((template) => (
            <option key={template} value={template}>
              {labels[template]}
            </option>
          ))}
        </Select>
      </Field>
      {others.length > 0 ? (
        <Field label="Language">
          <Select value={sample.locale} onChange={({ target }) => onChange({ ...sample, locale: target.value })}>
            <option value="">The shop’s own</option>
            {others.map(({ locale }) => (
              <option key={locale} value={locale}>
                {languageLabel(locale)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}

function Preview({ sample }: { sample: Sample }) {
  const api = useApi();
  const { key } = useShop();
  const mail = useQuery({
    queryKey: key('mails', 'preview', sample.template, sample.locale),
    queryFn: ({ signal }) => api.call(previewMail, { query: wireOf(sample), signal }),
  });
  if (mail.error) return <ErrorState error={mail.error} onRetry={() => void mail.refetch()} />;
  if (!mail.data) return <LoadingBlock label="Writing the e-mail" rows={8} />;
  return (
    <>
      <p className="mb-3 text-sm font-medium">{mail.data.subject}</p>
      <MailBody mail={mail.data} />
    </>
  );
}

/** Every kind of e-mail as customers get it, in the shop's languages; and one sent to try. */
export function MailPreviewDialog({ template, onClose }: { template: PreviewTemplate; onClose: () => void }) {
  const api = useApi();
  const { can } = useShop();
  const [sample, setSample] = useState<Sample>({ template, locale: '' });
  const send = useMutation({
    mutationFn: () => api.call(sendTestMail, { body: wireOf(sample) }),
    onSuccess: ({ recipient }) => announce(`Test sent to ${recipient}`),
    onError: announceError,
  });
  const footer = can('content.write') ? (
    <Button busy={send.isPending} onClick={() => send.mutate()}>
      Send a test to the shop
    </Button>
  ) : null;
  return (
    <Dialog
      open
      shape="sheet"
      onOpenChange={onClose}
      title="Preview"
      description="About an order made up for it."
      footer={footer}
    >
      <Choices sample={sample} onChange={setSample} />
      <Preview sample={sample} />
    </Dialog>
  );
}
