import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { PageService } from './page.service.js';

/** Content pages over REST, as staff write them. */
@Controller()
export class PageController {
  constructor(private readonly pages: PageService) {}

  @Operate(operations.listAdminPages)
  async list(@Input() { ctx, query }: InputOf<typeof operations.listAdminPages>) {
    return rawJson(await this.pages.list(ctx, query));
  }

  @Operate(operations.getAdminPage)
  get(@Input() { ctx, params }: InputOf<typeof operations.getAdminPage>) {
    return this.pages.get(ctx, params.id);
  }

  @Operate(operations.createPage)
  create(@Input() { ctx, body, idempotency }: InputOf<typeof operations.createPage>) {
    return this.pages.create(ctx, body, idempotency);
  }

  @Operate(operations.updatePage)
  replace(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updatePage>) {
    return this.pages.replace(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deletePage)
  remove(@Input() { ctx, params, query, ifMatch }: InputOf<typeof operations.deletePage>) {
    return this.pages.remove(ctx, params.id, query.unlink === 'true', ifMatch);
  }
}
