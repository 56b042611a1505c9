import type { Minor } from '../money/money.rule.js';
import type { Place } from '../place/place.rule.js';
import type { GoodsFacts } from '../promotion/goods.rule.js';
import type { DiscountClass, PromotionsToApply, RefusedCode } from '../promotion/promotion.rule.js';
import type { ShippingMethod, ShippingRefusal } from '../shipping/quote.rule.js';
import type { TaxTotal } from '../tax/collect.rule.js';
import type { TaxRate } from '../tax/tax.rule.js';
import type { Tender, TenderUse } from '../tender/tender.rule.js';

/** What a buyer asks for: units of a variant at its current price. */
export interface LineToPrice {
  /** Unique in the cart; hands the result back to its line. */
  readonly key: string;
  readonly label: string;
  readonly unitPrice: Minor;
  /** 1 or more. */
  readonly quantity: number;
  readonly taxCategory: string;
  readonly isDigital: boolean;
  /** What promotions may ask of it; without, only those on all goods reach it. */
  readonly facts?: GoodsFacts;
  /** Whether promotions may touch it; true unless said otherwise, false for gift cards. */
  readonly isDiscountable?: boolean;
  /** Of one unit; 0 unless said otherwise. */
  readonly weightGrams?: number;
}

/** How a shop works tax out. */
export interface TaxSettings {
  /** `line`, the default: every line is rounded by itself. `total`: what is taxed alike is added up, rounded once and shared. */
  readonly rounding?: 'line' | 'total';
  /** `own_category`, the default: the method's. `as_goods`: in proportion to the goods that are sent, as in Germany. */
  readonly shippingTax?: 'own_category' | 'as_goods';
  /**
   * Of prices that include tax. `same_price`, the default: they are the same everywhere, the tax inside them follows the
   * destination. `destination_tax`: the tax of `home` is taken out of them and the destination's put in.
   */
  readonly abroad?: 'same_price' | 'destination_tax';
  /** Where the shop's prices are made and goods are fetched; the destination unless given. */
  readonly home?: Place;
  /** No tax is due from this buyer, and the tax inside a price is not asked for. */
  readonly isExempt?: boolean;
}

/** Everything a price depends on; nothing else does. */
export interface CartToPrice {
  readonly lines: readonly LineToPrice[];
  /** Null until chosen, and ignored when nothing needs shipping. */
  readonly shippingMethod: ShippingMethod | null;
  readonly taxRates: readonly TaxRate[];
  /** Where the goods go, which is where they are taxed. */
  readonly country: string;
  readonly region?: string | null;
  readonly postcode?: string | null;
  readonly pricesIncludeTax: boolean;
  readonly tax?: TaxSettings;
  readonly promotions?: PromotionsToApply;
  /** Gift cards and store credit in the order in which they are spent. */
  readonly tenders?: readonly Tender[];
}

/**
 * Why an amount is what it is. What lowers a total (`discount`, `shipping_discount`, `gift_card`, `store_credit`) is negative;
 * of a cart, all but `tax_included` and `tax_exempt` sum to what is due.
 */
export interface Explanation {
  readonly rule:
    | 'price'
    | 'foreign_price'
    | 'quantity'
    | 'discount'
    | 'shipping'
    | 'free_shipping'
    | 'no_shipping'
    | 'shipping_discount'
    | 'tax_included'
    | 'tax_added'
    | 'tax_exempt'
    | 'gift_card'
    | 'store_credit';
  readonly label: string;
  readonly amount: Minor;
  readonly ratePercent?: number;
  readonly promotionId?: string;
  /** The code the promotion was entered by. */
  readonly code?: string;
}

/** A line with its price, its tax and the reasons for both. */
export interface PricedLine {
  readonly key: string;
  readonly unitPrice: Minor;
  readonly quantity: number;
  /** Before discounts. */
  readonly lineTotal: Minor;
  /** The line's share of all discounts, 0 to `lineTotal`. */
  readonly discount: Minor;
  readonly tax: Minor;
  readonly taxes: readonly TaxTotal[];
  /** What the buyer pays for it: `lineTotal` − `discount`, plus `tax` where prices exclude it. */
  readonly charged: Minor;
  readonly explanations: readonly Explanation[];
}

/** What sending costs. */
export interface PricedShipping {
  /** After discounts on shipping; null while something needs shipping and no method that takes it is chosen. */
  readonly price: Minor | null;
  readonly discount: Minor;
  readonly tax: Minor;
  readonly taxes: readonly TaxTotal[];
  /** What the buyer pays for it, 0 while that is not known: `price`, plus `tax` where prices exclude it. */
  readonly charged: Minor;
  /** Why the chosen method does not take the parcel. */
  readonly refusal: ShippingRefusal | null;
}

/** What a promotion took off in all. 0: it counts, but waits for shipping or found nothing left. */
export interface AppliedDiscount {
  readonly promotionId: string;
  readonly code: string | null;
  readonly label: string;
  readonly class: DiscountClass;
  readonly amount: Minor;
}

/** A cart's amounts. `total` = `subtotal` + `shipping` − `discount`, plus `tax` where prices exclude it. */
export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly requiresShipping: boolean;
  readonly subtotal: Minor;
  /** After discounts on shipping. Null while something needs shipping and no method is chosen. */
  readonly shipping: Minor | null;
  readonly shippingDetail: PricedShipping;
  /** Off the goods. */
  readonly discount: Minor;
  readonly discounts: readonly AppliedDiscount[];
  readonly refusedCodes: readonly RefusedCode[];
  readonly tax: Minor;
  readonly taxes: readonly TaxTotal[];
  readonly total: Minor;
  /** What gift cards and store credit pay of the total. */
  readonly paidWith: readonly TenderUse[];
  /** What is left to pay: `total` less `paidWith`. */
  readonly due: Minor;
  readonly explanations: readonly Explanation[];
}
