import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { IdentityModule } from '../identity/index.js';
import { MediaModule } from '../media/index.js';
import { ThemeModule } from '../theme/index.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { OwnerCredentials } from './owner-credentials.js';
import { PlatformShopController } from './platform-shop.controller.js';
import { PlatformShopRepository } from './platform-shop.repository.js';
import { PlatformShopService } from './platform-shop.service.js';
import { SampleCatalog } from './sample-catalog/sample-catalog.js';
import { ShopBuilder } from './shop.builder.js';
import { StarterRepository } from './starter.repository.js';
import { CreateShop } from './use-cases/create-shop.js';

/** The platform above the shops: opening, closing and auditing them. */
@Module({
  imports: [IdentityModule, ThemeModule, CatalogModule, MediaModule],
  controllers: [PlatformShopController],
  providers: [
    CreateShop,
    ShopBuilder,
    OwnerCredentials,
    SampleCatalog,
    PlatformShopService,
    AuditService,
    PlatformShopRepository,
    AuditRepository,
    StarterRepository,
  ],
  exports: [CreateShop, PlatformShopRepository, StarterRepository],
})
export class PlatformModule {}
