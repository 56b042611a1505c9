import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, localeSchema, pageQuery, timestampSchema } from './primitives.js';

/** Every kind of e-mail a shop sends. */
export const mailTemplateSchema = z
  .enum([
    'order-confirmation',
    'order-shipped',
    'order-delivered',
    'order-cancelled',
    'order-refunded',
    'return-requested',
    'return-approved',
    'return-declined',
    'return-received',
    'return-exchanged',
    'welcome',
    'cart-reminder',
    'low-stock',
  ])
  .meta({ id: 'MailTemplate' });

/** Kinds that can be shown before anybody gets one. */
export const previewTemplateSchema = mailTemplateSchema
  .exclude(['return-requested', 'return-approved', 'return-declined', 'return-received', 'return-exchanged'])
  .meta({ id: 'PreviewTemplate' });
export type PreviewTemplate = z.infer<typeof previewTemplateSchema>;

const sample = {
  template: previewTemplateSchema,
  locale: localeSchema.optional().meta({ description: 'One of the shop’s languages; its own when left out' }),
};

export const mailRowSchema = z
  .strictObject({
    id: idSchema,
    template: z.string(),
    recipient: z.string(),
    subject: z.string(),
    status: z.enum(['queued', 'sent', 'failed']),
    createdAt: timestampSchema,
    sentAt: timestampSchema.nullable(),
  })
  .meta({ id: 'MailRow' });
export type MailRow = z.infer<typeof mailRowSchema>;
export const mailSchema = mailRowSchema.extend({ html: z.string(), text: z.string() }).meta({ id: 'Mail' });
export type Mail = z.infer<typeof mailSchema>;

export const listMails = defineOperation({
  id: 'listMails',
  method: 'GET',
  path: '/admin/mails',
  tag: 'E-mail',
  summary: 'E-mails of the shop, newest first',
  access: 'mails.read',
  query: pageQuery.extend({ recipient: z.string().max(254).optional() }),
  response: listOf(mailRowSchema),
});
export const getMail = defineOperation({
  id: 'getMail',
  method: 'GET',
  path: '/admin/mails/{id}',
  tag: 'E-mail',
  summary: 'One e-mail as it was sent',
  access: 'mails.read',
  params: z.strictObject({ id: idSchema }),
  response: mailSchema,
  refusals: ['mail.not_found'],
});

/** An e-mail about an order nobody placed. */
export const mailPreviewSchema = z
  .strictObject({ subject: z.string(), html: z.string(), text: z.string() })
  .meta({ id: 'MailPreview' });
export type MailPreview = z.infer<typeof mailPreviewSchema>;

export const previewMail = defineOperation({
  id: 'previewMail',
  method: 'GET',
  path: '/admin/mails/preview',
  tag: 'E-mail',
  summary: 'A kind of e-mail as the shop’s customers would get it, about an order made up for it',
  access: 'mails.read',
  query: z.strictObject(sample),
  response: mailPreviewSchema,
});
export const sendTestMail = defineOperation({
  id: 'sendTestMail',
  method: 'POST',
  path: '/admin/mails/test',
  tag: 'E-mail',
  summary: 'Send such a preview to the shop’s own contact address',
  access: 'content.write',
  body: z.strictObject(sample),
  response: z.strictObject({ recipient: z.string() }),
});
