import type { PlatformShop } from '@smallshop/contract';
import { Badge } from '../../../src/ui/badge.js';

/** Whether shoppers can enter. */
export const ShopBadge = ({ status }: { status: PlatformShop['status'] }) =>
  status === 'active' ? <Badge tone="positive">Open</Badge> : <Badge tone="critical">Suspended</Badge>;
