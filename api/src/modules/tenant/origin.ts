import type { Config } from '../../config.js';

/** Canonical origin of a storefront: its own host with the scheme and port every storefront of the installation has. */
export function storefrontOrigin(config: Config, host: string): string {
  const address = new URL(config.addresses.storefront);
  address.hostname = host;
  return address.origin;
}

/** Host a shop has from its first second. */
export const platformHost = (config: Config, slug: string): string => `${slug}.${config.addresses.platformDomain}`;
