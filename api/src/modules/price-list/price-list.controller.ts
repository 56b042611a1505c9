import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { PriceFiles } from './price.files.js';
import { PriceListService } from './price-list.service.js';
import { PriceService } from './price.service.js';

/** Price lists over REST. */
@Controller()
export class PriceListController {
  constructor(
    private readonly lists: PriceListService,
    private readonly prices: PriceService,
    private readonly files: PriceFiles,
  ) {}

  @Operate(operations.listPriceLists)
  async list(@Input() input: InputOf<typeof operations.listPriceLists>) {
    return { items: await this.lists.list(input.ctx) };
  }

  @Operate(operations.getPriceList)
  get(@Input() input: InputOf<typeof operations.getPriceList>) {
    return this.lists.get(input.ctx, input.params.id);
  }

  @Operate(operations.createPriceList)
  create(@Input() input: InputOf<typeof operations.createPriceList>) {
    return this.lists.create(input.ctx, input.body);
  }

  @Operate(operations.updatePriceList)
  update(@Input() input: InputOf<typeof operations.updatePriceList>) {
    return this.lists.update(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.deletePriceList)
  delete(@Input() input: InputOf<typeof operations.deletePriceList>) {
    return this.lists.delete(input.ctx, input.params.id);
  }

  @Operate(operations.listPrices)
  listPrices(@Input() input: InputOf<typeof operations.listPrices>) {
    return this.prices.page(input.ctx, input.params.id, input.query);
  }

  @Operate(operations.setPrices)
  async setPrices(@Input() input: InputOf<typeof operations.setPrices>) {
    return { changed: await this.prices.set(input.ctx, input.params.id, input.body.prices) };
  }

  @Operate(operations.exportPrices)
  export(@Input() { ctx, params, query }: InputOf<typeof operations.exportPrices>) {
    return this.files.export(ctx, params.id, query.show);
  }

  @Operate(operations.importPrices)
  import(@Input() { ctx, params, upload }: InputOf<typeof operations.importPrices>) {
    return this.files.import(ctx, params.id, upload);
  }

  @Operate(operations.listProductPriceLists)
  async ofProduct(@Input() input: InputOf<typeof operations.listProductPriceLists>) {
    return { items: await this.lists.ofProduct(input.ctx, input.params.id) };
  }
}
