import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, timestampSchema } from './primitives.js';

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
