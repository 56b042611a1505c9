import { Module } from '@nestjs/common';
import { ContentResolver } from './content.resolver.js';
import { ContentController } from './content.controller.js';
import { ContentService } from './content.service.js';

/** Pages and menus. */
@Module({ controllers: [ContentController], providers: [ContentResolver, ContentService], exports: [ContentService] })
export class ContentModule {}
