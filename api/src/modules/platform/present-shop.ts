import type { PlatformShop } from '@smallshop/contract';
import type { Config } from '../../config.js';
import { storefrontOrigin } from '../tenant/index.js';
import type { PlatformShopRow } from './platform-shop.repository.js';

/** A stored shop as the contract shows it. */
export const presentShop = (config: Config, { host, ...shop }: PlatformShopRow): PlatformShop => ({
  ...shop,
  storefrontUrl: storefrontOrigin(config, host),
});
