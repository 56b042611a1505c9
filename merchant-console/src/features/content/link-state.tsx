import type { LinkState } from '@smallshop/contract';
import { Badge } from '../../ui/badge.js';

/** Warns where shoppers would find nothing; says nothing about links that work. */
export function LinkStateBadge({ state }: { state: LinkState | null }) {
  if (state === 'missing') return <Badge tone="critical">Leads nowhere</Badge>;
  if (state === 'hidden') return <Badge tone="caution">Hidden from shoppers</Badge>;
  return null;
}
