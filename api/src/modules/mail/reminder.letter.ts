import { Injectable } from '@nestjs/common';
import { cartReminderStepSchema, currencySchema } from '@smallshop/contract';
import { z } from 'zod';
import { Tokens } from '../../plumbing/auth/tokens.js';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { cartReminder } from './templates/cart-reminder.js';
import { inLanguage, type MailShop, type RenderedMail } from './templates/layout.js';

const subjectSchema = z.object({
  recipient: z.string(),
  firstName: z.string(),
  locale: z.string().nullable(),
  step: cartReminderStepSchema,
  lines: z.array(
    z.object({
      title: z.string(),
      variantTitle: z.string(),
      quantity: z.number(),
      priceMinor: z.number(),
      currency: currencySchema,
    }),
  ),
});

const linkDays = 30;
const dayMs = 24 * 60 * 60_000;

// What is written is what holds at this moment: nothing to who bought or opted out since, or when the shop turned reminders off.
const subjectText = `
SELECT r.recipient, coalesce(u.first_name, '') AS "firstName", k.locale, s.steps -> (r.step - 1) AS step, line.lines
FROM cart_reminders r
JOIN carts c ON c.tenant_id = $1 AND c.id = r.cart_id AND c.status = 'open'
JOIN cart_reminder_settings s ON s.tenant_id = $1 AND s.is_enabled AND s.steps -> (r.step - 1) IS NOT NULL
LEFT JOIN customers u ON u.tenant_id = $1 AND u.id = c.customer_id
LEFT JOIN LATERAL (
  SELECT k.locale FROM checkouts k WHERE k.tenant_id = $1 AND k.cart_id = c.id ORDER BY k.created_at DESC LIMIT 1) k ON true
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('title', p.title, 'variantTitle', array_to_string(v.option_values, ' / '),
    'quantity', l.quantity, 'priceMinor', l.seen_price_minor, 'currency', coalesce(l.seen_currency, $3)) ORDER BY l.id) AS lines
  FROM cart_lines l
  JOIN variants v ON v.tenant_id = $1 AND v.id = l.variant_id AND v.is_active
  JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND p.status = 'active'
  WHERE l.tenant_id = $1 AND l.cart_id = c.id AND (p.is_digital OR v.backorder_policy = 'allow' OR EXISTS (
    SELECT FROM stock_levels x WHERE x.tenant_id = $1 AND x.variant_id = v.id AND x.on_hand - x.reserved - x.backordered > 0))
) line
WHERE r.tenant_id = $1 AND r.id = $2 AND line.lines IS NOT NULL
  AND NOT EXISTS (SELECT FROM mail_opt_outs o WHERE o.tenant_id = $1 AND o.email = r.recipient)
  AND NOT EXISTS (SELECT FROM orders o WHERE o.tenant_id = $1 AND o.email = r.recipient AND o.placed_at >= c.updated_at)`;

/** The e-mail about a cart left behind. */
@Injectable()
export class ReminderLetter {
  constructor(private readonly tokens: Tokens) {}

  /** Null when there is nothing to remind of any more. Its links are good for 30 days. */
  async letter(
    tx: TenantTx,
    ctx: Ctx,
    reminderId: string,
    shop: MailShop,
  ): Promise<(RenderedMail & { readonly recipient: string; readonly unsubscribeUrl: string }) | null> {
    const statement = { name: 'mail_subject.reminder', text: subjectText };
    const values = [tx.tenantId, reminderId, ctx.shop.currency];
    const subject = await tx.one(subjectSchema, { ...statement, values });
    if (!subject) return null;
    const until = new Date(ctx.now.getTime() + linkDays * dayMs);
    const token = this.tokens.signLink('cart-reminder', { tenantId: ctx.tenantId, reminderId }, until);
    const spoken = inLanguage(ctx.shop, shop, subject.locale);
    const links = { cart: `${spoken.home}/cart/back/${token}`, optOut: `${spoken.home}/unsubscribe/${token}` };
    return { recipient: subject.recipient, unsubscribeUrl: links.optOut, ...cartReminder(spoken, subject, links) };
  }
}
