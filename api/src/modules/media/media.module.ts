import { Module } from '@nestjs/common';
import { DownloadRepository } from './download.repository.js';
import { DownloadService } from './download.service.js';
import { DrawingSlots } from './drawing.slots.js';
import { ImageServer } from './image.server.js';
import { LibraryController } from './library.controller.js';
import { LibraryRepository } from './library.repository.js';
import { MediaController } from './media.controller.js';
import { MediaIntake } from './media.intake.js';
import { MediaLibrary } from './media.library.js';
import { MediaRepository } from './media.repository.js';
import { MediaResolver } from './media.resolver.js';
import { MediaService } from './media.service.js';
import { MediaUploads } from './media.uploads.js';
import { ProductFileController } from './product-file.controller.js';
import { ProductFileRepository } from './product-file.repository.js';
import { ProductFiles } from './product-file.service.js';
import { RemoteImageFetcher } from './remote-image.fetcher.js';
import { RemoteImages } from './remote-image.service.js';
import { RemoteWire } from './remote.wire.js';

/** Files of shops: the library, pictures in the sizes browsers ask for, and private files by signed link. */
@Module({
  controllers: [LibraryController, MediaController, ProductFileController],
  providers: [
    DownloadRepository,
    DownloadService,
    DrawingSlots,
    ImageServer,
    LibraryRepository,
    MediaIntake,
    MediaLibrary,
    MediaRepository,
    MediaResolver,
    MediaService,
    MediaUploads,
    ProductFileRepository,
    ProductFiles,
    RemoteImageFetcher,
    RemoteImages,
    RemoteWire,
  ],
  exports: [MediaLibrary, MediaService, RemoteImages],
})
export class MediaModule {}
