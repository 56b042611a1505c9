import { Refusal } from './refusal.js';

/** A record's newest version, and who made it when. */
export interface Version {
  readonly version: number;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

/**
 * Lets a change pass that was made from the newest version, or without saying from which.
 *
 * @throws Refusal `precondition.failed` with `details` { currentVersion, updatedBy, updatedAt }
 */
export function assertNewest(current: Version, ifMatch: number | null): void {
  if (ifMatch === null || ifMatch === current.version) return;
  throw new Refusal('precondition.failed', {
    currentVersion: current.version,
    updatedBy: current.updatedBy,
    updatedAt: current.updatedAt.toISOString(),
  });
}
