import type { PlatformCtx } from '../context.js';
import type { Statement } from './statement.js';

/** The shop a super admin's act concerns. */
export interface PlatformActSubject {
  readonly shopId: string;
  readonly shopSlug: string;
}

interface PlatformAct {
  readonly actor: PlatformCtx['actor'];
  readonly action: string;
  readonly reason: string;
  readonly subject: PlatformActSubject | null;
}

/** One line of the platform's audit, which nobody can change or delete. */
export function recordPlatformAct({ actor, action, reason, subject }: PlatformAct): Statement {
  const isPerson = actor.kind === 'platformAdmin' || actor.kind === 'account';
  return {
    name: 'platform.audit.record',
    text: `INSERT INTO platform.audit (actor_account_id, actor, action, reason, shop_id, shop_slug) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      isPerson ? actor.id : null,
      'name' in actor ? actor.name : actor.kind,
      action,
      reason,
      subject?.shopId ?? null,
      subject?.shopSlug ?? null,
    ],
  };
}
