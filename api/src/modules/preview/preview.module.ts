import { Module } from '@nestjs/common';
import { PreviewController } from './preview.controller.js';
import { PreviewRepository } from './preview.repository.js';
import { PreviewService } from './preview.service.js';

/** Hidden pages and collections, and products that are not on sale yet, by signed link. */
@Module({ controllers: [PreviewController], providers: [PreviewRepository, PreviewService] })
export class PreviewModule {}
