import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { RedirectService } from './redirect.service.js';

/** Redirects over REST. */
@Controller()
export class RedirectController {
  constructor(private readonly redirects: RedirectService) {}

  @Operate(operations.listRedirects)
  async list(@Input() { ctx, query }: InputOf<typeof operations.listRedirects>) {
    return rawJson(await this.redirects.list(ctx, query));
  }

  @Operate(operations.addRedirect)
  add(@Input() { ctx, body }: InputOf<typeof operations.addRedirect>) {
    return this.redirects.add(ctx, body);
  }

  @Operate(operations.deleteRedirect)
  remove(@Input() { ctx, query }: InputOf<typeof operations.deleteRedirect>) {
    return this.redirects.remove(ctx, query.path);
  }
}
