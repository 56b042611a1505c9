import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { ContentService } from './content.service.js';

/** Pages and menus over REST. */
@Controller()
export class ContentController {
  constructor(private readonly content: ContentService) {}

  @Operate(operations.listPages)
  async listPages(@Input() { ctx }: InputOf<typeof operations.listPages>) {
    return rawJson(await this.content.listPages(ctx));
  }

  @Operate(operations.getPage)
  async getPage(@Input() { ctx, params }: InputOf<typeof operations.getPage>) {
    return rawJson(await this.content.getPage(ctx, params.slug));
  }

  @Operate(operations.getMenu)
  async getMenu(@Input() { ctx, params }: InputOf<typeof operations.getMenu>) {
    return rawJson(await this.content.getMenu(ctx, params.handle));
  }
}
