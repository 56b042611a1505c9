import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../plumbing/db/database.js';
import { RedirectRepository } from './redirect.repository.js';

/** What areas with addresses of their own tell, each in the transaction that changes the address. Paths begin with a slash. */
@Injectable()
export class Redirects {
  constructor(private readonly redirects: RedirectRepository) {}

  /** A page visitors may know by `from` is at `to` now: leaves a 301, and leads those that led to `from` straight on. */
  async moved(tx: TenantTx, from: string, to: string): Promise<void> {
    if (from === to) return;
    await this.redirects.claim(tx);
    await this.redirects.remove(tx, to);
    await this.redirects.retarget(tx, from, to);
    await this.redirects.put(tx, from, to);
    announceRedirects(tx);
  }

  /** A page is shown at `path` now: an older redirect from there is forgotten. */
  async shown(tx: TenantTx, path: string): Promise<void> {
    if ((await this.redirects.remove(tx, path)) > 0) announceRedirects(tx);
  }

  /** The page at `path` is gone for good: what led there leads nowhere and is forgotten. */
  async gone(tx: TenantTx, path: string): Promise<void> {
    if ((await this.redirects.removeTo(tx, path)) > 0) announceRedirects(tx);
  }
}

/** Tells the storefront that other addresses lead elsewhere than before. */
export const announceRedirects = (tx: TenantTx): void =>
  tx.emit('content.changed', tx.tenantId, { tags: ['redirects'] });
