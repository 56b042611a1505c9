import type { Logger } from 'pino';
import type { HostDirectory } from '../host/host.directory.js';
import type { Metrics } from '../observe/metrics.js';
import type { RedirectDirectory } from '../server/redirect.directory.js';
import type { Generations } from './generations.js';
import type { PageCache } from './page.cache.js';
import type { PurgeLedger } from './purge.ledger.js';
import type { StreamedPurge } from './purge.stream.js';

interface Parts {
  readonly cache: PageCache;
  readonly hosts: HostDirectory;
  readonly redirects: Pick<RedirectDirectory, 'forget'>;
  readonly generations: Generations;
  readonly ledger: PurgeLedger;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Applies purges to what this process keeps. */
export class Purger {
  constructor(private readonly parts: Parts) {}

  /** Takes in one purge: strikes the pages showing what changed, and the shop's own facts when those did. */
  apply({ position, purge }: StreamedPurge): void {
    const { cache, hosts, redirects, generations, ledger, metrics, log } = this.parts;
    const { shopId, sequence, tags, isHard } = purge;
    const standing = generations.note(shopId, sequence, tags, isHard);
    ledger.advance(position, () => generations.known());
    if (standing === 'replayed') return;
    const isGap = standing === 'gap';
    if (isGap) log.warn({ shopId, sequence }, 'purges were missed: everything of the shop is dropped');
    // The generation is noted first: a page drawn meanwhile from older data finds itself outdated and is not kept.
    if (isGap || tags.includes('shop')) hosts.forget(shopId);
    if (isGap || tags.includes('redirects')) redirects.forget(shopId);
    const struck = cache.purge(shopId, isGap ? null : tags, isGap || isHard);
    metrics.purgedPages.inc({ severity: isGap || isHard ? 'hard' : 'soft' }, struck);
    log.debug({ shopId, sequence, tags, isHard, struck }, 'purged');
  }
}
