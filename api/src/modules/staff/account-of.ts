import type { PlatformCtx } from '../../plumbing/context.js';
import { Refusal } from '../../plumbing/refusal.js';

/** The staff account that acts outside any shop. @throws Refusal `auth.required` */
export function accountOf(ctx: PlatformCtx): string {
  if (ctx.actor.kind === 'account' || ctx.actor.kind === 'platformAdmin') return ctx.actor.id;
  throw new Refusal('auth.required');
}
