import { Module } from '@nestjs/common';
import { ThemeCatalog } from './theme-catalog.service.js';
import { ThemeController, ThemePreviewController } from './theme.controller.js';
import { ThemeRevisionRepository } from './theme-revision.repository.js';
import { ThemeService } from './theme.service.js';
import { ThemeTexts } from './theme.texts.js';

/** Installed themes, and each shop's published revision of one. */
@Module({
  controllers: [ThemeController, ThemePreviewController],
  providers: [ThemeCatalog, ThemeService, ThemeRevisionRepository, ThemeTexts],
  exports: [ThemeCatalog, ThemeService, ThemeRevisionRepository],
})
export class ThemeModule {}
