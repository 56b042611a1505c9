import { Module } from '@nestjs/common';
import { LinkModule } from '../link/index.js';
import { AdminContentResolver } from './admin-content.resolver.js';
import { ContentResolver } from './content.resolver.js';
import { ContentController } from './content.controller.js';
import { ContentService } from './content.service.js';
import { MenuController } from './menu.controller.js';
import { MenuRepository } from './menu.repository.js';
import { MenuService } from './menu.service.js';
import { PageController } from './page.controller.js';
import { PageRepository } from './page.repository.js';
import { PageService } from './page.service.js';

/** Pages and menus. */
@Module({
  imports: [LinkModule],
  controllers: [ContentController, MenuController, PageController],
  providers: [
    AdminContentResolver,
    ContentResolver,
    ContentService,
    MenuRepository,
    MenuService,
    PageRepository,
    PageService,
  ],
  exports: [ContentService],
})
export class ContentModule {}
