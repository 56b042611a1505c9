import { Module } from '@nestjs/common';
import { DownloadService } from './download.service.js';
import { ImageServer } from './image.server.js';
import { MediaController } from './media.controller.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';

/** Pictures in the sizes browsers ask for, and private files by signed link. */
@Module({
  controllers: [MediaController],
  providers: [DownloadService, ImageServer, MediaRepository, MediaService],
  exports: [MediaService],
})
export class MediaModule {}
