import type { Permission, StaffRole } from '@smallshop/contract';
import type { ShopFacts } from '../context.js';

/**
 * Ports of request handling. The module that owns the data provides each in a global module, under the abstract class itself
 * as the injection token: `{ provide: ShopResolver, useExisting: CachedShopResolver }`.
 */

/** Finds the shop of a request; cached by its implementation, and purged when a shop changes. */
export abstract class ShopResolver {
  /** By exact, verified domain: lower case, no port. */
  abstract byHost(host: string): Promise<ShopFacts | null>;
  abstract bySlug(slug: string): Promise<ShopFacts | null>;
  abstract byId(id: string): Promise<ShopFacts | null>;
}

/** Tells whether a staff account works in a shop. */
export abstract class MembershipReader {
  abstract roleOf(
    tenantId: string,
    accountId: string,
  ): Promise<{ readonly role: StaffRole; readonly name: string } | null>;
}

/** Finds a live API key inside one shop; another shop's key is simply unknown. */
export abstract class ApiKeyReader {
  abstract byToken(
    tenantId: string,
    token: string,
  ): Promise<{ readonly id: string; readonly name: string; readonly permissions: readonly Permission[] } | null>;
}

/** Finds the staff account behind a token used outside any shop. */
export abstract class AccountReader {
  abstract byId(accountId: string): Promise<{ readonly name: string; readonly isPlatformAdmin: boolean } | null>;
  /** The account of a session token another identity provider signed; null when it is not good or nobody's. */
  abstract idOfForeignToken(token: string): Promise<string | null>;
}
