import { z } from 'zod';
import { cartSchema } from './cart.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';

/** One e-mail about a cart left behind. */
export const cartReminderStepSchema = z
  .strictObject({
    afterHours: z.int().min(1).max(720).meta({ description: 'Hours the cart was left alone, 1 to 720' }),
    subject: textLine(120, 0).default('').meta({ description: 'Empty: our words, in the buyer’s language' }),
    discountCode: textLine(40, 0).default('').meta({ description: 'Named in the e-mail; empty for none' }),
  })
  .meta({ id: 'CartReminderStep' });
export type CartReminderStep = z.infer<typeof cartReminderStepSchema>;

const audienceSchema = z
  .enum(['consent', 'everyone'])
  .meta({ description: '`consent`: customers who agreed to advertising; `everyone`: whoever left an address' });

const isRising = (steps: readonly { afterHours: number }[]): boolean =>
  steps.every((step, index) => index === 0 || step.afterHours > (steps[index - 1]?.afterHours ?? 0));

export const cartReminderSettingsInput = z.strictObject({
  isEnabled: z.boolean(),
  audience: audienceSchema,
  steps: z
    .array(cartReminderStepSchema)
    .min(1)
    .max(3)
    .refine(isRising, { error: 'Each e-mail comes later than the one before it.' }),
});
export type CartReminderSettingsInput = z.infer<typeof cartReminderSettingsInput>;

export const cartReminderSettingsSchema = z
  .strictObject({
    isEnabled: z.boolean(),
    audience: audienceSchema,
    steps: z.array(cartReminderStepSchema),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'CartReminderSettings' });
export type CartReminderSettings = z.infer<typeof cartReminderSettingsSchema>;

/** A reminder that fell due, and what came of it. */
export const cartReminderSchema = z
  .strictObject({
    id: idSchema,
    recipient: z.string(),
    step: z.int().min(1).max(3),
    value: moneySchema.meta({ description: 'Of the cart when the reminder fell due, before discounts' }),
    items: z.array(z.strictObject({ title: z.string(), quantity: z.int().min(1) })),
    status: z
      .enum(['waiting', 'sent', 'not_sent', 'opened', 'recovered'])
      .meta({ description: '`not_sent`: bought, opted out or sold out meanwhile, or the mail server refused' }),
    order: z
      .strictObject({ id: idSchema, number: z.int().min(1), total: moneySchema })
      .nullable()
      .meta({ description: 'Placed from the cart its link led to' }),
    createdAt: timestampSchema,
  })
  .meta({ id: 'CartReminder' });
export type CartReminder = z.infer<typeof cartReminderSchema>;

/** Reminders of the last 30 days. */
export const cartReminderSummarySchema = z
  .strictObject({
    sent: z.int().min(0),
    opened: z.int().min(0),
    recovered: z.int().min(0),
    revenue: moneySchema.meta({ description: 'Totals of recovered orders, in the shop’s own currency' }),
  })
  .meta({ id: 'CartReminderSummary' });
export type CartReminderSummary = z.infer<typeof cartReminderSummarySchema>;

const linkToken = z.strictObject({ token: z.string().min(1).max(1_000) });
const common = { tag: 'Cart reminders' } as const;

/** E-mails about carts left behind, by operation id. */
export const reminderOperations = {
  getCartReminderSettings: defineOperation({
    ...common,
    id: 'getCartReminderSettings',
    method: 'GET',
    path: '/admin/cart-reminders/settings',
    summary: 'Who is reminded of a cart left behind, and when',
    access: 'promotions.read',
    response: cartReminderSettingsSchema,
    versioned: true,
  }),
  updateCartReminderSettings: defineOperation({
    ...common,
    id: 'updateCartReminderSettings',
    method: 'PUT',
    path: '/admin/cart-reminders/settings',
    summary: 'Change who is reminded, and when',
    access: 'promotions.write',
    body: cartReminderSettingsInput,
    response: cartReminderSettingsSchema,
    versioned: true,
    refusals: ['precondition.failed'],
  }),
  listCartReminders: defineOperation({
    ...common,
    id: 'listCartReminders',
    method: 'GET',
    path: '/admin/cart-reminders',
    summary: 'Reminders, newest first, and what came of each',
    access: 'customers.read',
    query: pageQuery.omit({ include: true }),
    response: listOf(cartReminderSchema),
  }),
  getCartReminderSummary: defineOperation({
    ...common,
    id: 'getCartReminderSummary',
    method: 'GET',
    path: '/admin/cart-reminders/summary',
    summary: 'What reminders brought back in the last 30 days',
    access: 'promotions.read',
    response: cartReminderSummarySchema,
  }),
  restoreCart: defineOperation({
    ...common,
    id: 'restoreCart',
    method: 'POST',
    path: '/cart/restore',
    summary: 'Bring back the cart a reminder was about, on any device, by the token of its link',
    access: 'public',
    body: linkToken,
    response: cartSchema,
    refusals: ['cart.reminder_not_found', 'cart.nothing_to_add'],
  }),
  optOutOfReminders: defineOperation({
    ...common,
    id: 'optOutOfReminders',
    method: 'POST',
    path: '/cart/reminders/opt-out',
    summary: 'Ask for no more reminders, by the token of an e-mail',
    access: 'public',
    body: linkToken,
    refusals: ['cart.reminder_not_found'],
  }),
} as const;
