export { CurrencyService } from './currency.service.js';
export { PriceListModule } from './price-list.module.js';
export { PriceListService } from './price-list.service.js';
export { PriceService } from './price.service.js';
export { KeepPriceLists } from './use-cases/keep-price-lists.js';
