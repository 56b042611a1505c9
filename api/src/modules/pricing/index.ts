export { PricingModule } from './pricing.module.js';
export { PricingService } from './pricing.service.js';
export type { PricingRules, ShippingMethodRule } from './pricing-rules.js';
export { describeMoney, toMoney, toTotals } from './totals.js';
