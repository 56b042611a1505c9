import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { SearchService } from './search.service.js';

/** Search over REST. */
@Controller()
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Operate(operations.searchProducts)
  async search(@Input() { ctx, query }: InputOf<typeof operations.searchProducts>) {
    return rawJson(await this.searches.search(ctx, query));
  }

  @Operate(operations.suggestProducts)
  async suggest(@Input() { ctx, query }: InputOf<typeof operations.suggestProducts>) {
    return rawJson(await this.searches.suggest(ctx, query));
  }

  @Operate(operations.reportSearch)
  report(@Input() { ctx, body }: InputOf<typeof operations.reportSearch>) {
    return this.searches.report(ctx, body);
  }
}
