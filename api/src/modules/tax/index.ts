export { TaxModule } from './tax.module.js';
export { TaxService } from './tax.service.js';
export { deliveryCountriesOf, pricesIncludeTaxIn, usualRates } from './usual-rates.js';
