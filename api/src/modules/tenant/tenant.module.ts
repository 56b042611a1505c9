import { Global, Module } from '@nestjs/common';
import { ShopResolver } from '../../plumbing/auth/ports.js';
import { ThemeModule } from '../theme/index.js';
import { HostsController } from './hosts.controller.js';
import { SettingsRepository } from './settings.repository.js';
import { SettingsService } from './settings.service.js';
import { ShopFinder } from './shop-finder.service.js';
import { ShopController } from './shop.controller.js';
import { ShopRepository } from './shop.repository.js';
import { ShopGraphResolver } from './shop.resolver.js';
import { ShopService } from './shop.service.js';

/** The shop itself: finding it by its addresses, and what its merchant decides about it. */
@Global()
@Module({
  imports: [ThemeModule],
  controllers: [ShopController, HostsController],
  providers: [
    ShopFinder,
    ShopService,
    SettingsService,
    ShopGraphResolver,
    ShopRepository,
    SettingsRepository,
    { provide: ShopResolver, useExisting: ShopFinder },
  ],
  exports: [ShopResolver, ShopFinder, ShopService, SettingsService, SettingsRepository],
})
export class TenantModule {}
