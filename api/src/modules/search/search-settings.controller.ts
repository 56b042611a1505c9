import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { AdminSearchService } from './admin-search.service.js';
import { SearchSettingsService } from './search-settings.service.js';

/** The console's search, and what a merchant does about the storefront's, over REST. */
@Controller()
export class SearchSettingsController {
  constructor(
    private readonly searches: AdminSearchService,
    private readonly settings: SearchSettingsService,
  ) {}

  @Operate(operations.searchAdmin)
  async search(@Input() { ctx, query }: InputOf<typeof operations.searchAdmin>) {
    return rawJson(await this.searches.search(ctx, query));
  }

  @Operate(operations.listSearchTerms)
  async listTerms(@Input() { ctx, query }: InputOf<typeof operations.listSearchTerms>) {
    return rawJson(await this.searches.terms(ctx, query.days));
  }

  @Operate(operations.listSynonyms)
  listSynonyms(@Input() { ctx }: InputOf<typeof operations.listSynonyms>) {
    return this.settings.listSynonyms(ctx);
  }

  @Operate(operations.addSynonym)
  addSynonym(@Input() { ctx, body }: InputOf<typeof operations.addSynonym>) {
    return this.settings.addSynonym(ctx, body);
  }

  @Operate(operations.updateSynonym)
  updateSynonym(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateSynonym>) {
    return this.settings.updateSynonym(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteSynonym)
  deleteSynonym(@Input() { ctx, params }: InputOf<typeof operations.deleteSynonym>) {
    return this.settings.removeSynonym(ctx, params.id);
  }

  @Operate(operations.listSearchRules)
  listRules(@Input() { ctx }: InputOf<typeof operations.listSearchRules>) {
    return this.settings.listRules(ctx);
  }

  @Operate(operations.addSearchRule)
  addRule(@Input() { ctx, body }: InputOf<typeof operations.addSearchRule>) {
    return this.settings.addRule(ctx, body);
  }

  @Operate(operations.updateSearchRule)
  updateRule(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateSearchRule>) {
    return this.settings.updateRule(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteSearchRule)
  deleteRule(@Input() { ctx, params }: InputOf<typeof operations.deleteSearchRule>) {
    return this.settings.removeRule(ctx, params.id);
  }
}
