import { createReadStream } from 'node:fs';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ThemeCatalog } from './theme-catalog.service.js';

/** Installed themes, over REST. */
@Controller()
export class ThemeController {
  constructor(private readonly themes: ThemeCatalog) {}

  @Operate(operations.listThemes)
  async list(@Input() _input: InputOf<typeof operations.listThemes>) {
    return { items: await this.themes.list() };
  }
}

/** Preview pictures, beside the other pictures and outside the versioned API. */
@Controller('media/themes')
export class ThemePreviewController {
  constructor(private readonly themes: ThemeCatalog) {}

  @Get(':id/preview.png')
  @Header('Cache-Control', 'public, max-age=3600')
  async preview(@Param('id') id: string): Promise<StreamableFile> {
    const file = await this.themes.previewFile(id);
    if (file === null) throw new Refusal('media.not_found');
    return new StreamableFile(createReadStream(file), { type: 'image/png' });
  }
}
