export { PricingModule } from './pricing.module.js';
export { PricingService } from './pricing.service.js';
export { KnownPrices, ListedPrices, paysOtherwise, type ListedPrice } from './listed.prices.js';
export { PromotionReader, type OfferedPromotions } from './offered.promotions.js';
export { countPromotions, giveBackPromotions } from './promotion.uses.js';
export { currencyTermsOf, type PricingRules } from './pricing-rules.js';
export { methodsAt, shippingIn, shippingNamed, zoneAt, type ShippingMethodRule } from './shipping-rules.js';
export { describeMoney, toMoney, toTotals } from './totals.js';
