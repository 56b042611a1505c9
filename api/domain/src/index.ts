export { minor, minorToNumber, sumOf, type Minor } from './money/money.rule.js';
export type { Area, Place } from './place/place.rule.js';
export type { TaxRate } from './tax/tax.rule.js';
export type { TaxTotal } from './tax/collect.rule.js';
export {
  coveringZone,
  quoteShipping,
  type Parcel,
  type ShippingCharge,
  type ShippingMethod,
  type ShippingQuote,
  type ShippingRefusal,
  type ShippingZone,
} from './shipping/quote.rule.js';
export { asksWhichGoods, type GoodsFacts } from './promotion/goods.rule.js';
export {
  classOf,
  type Buyer,
  type CodeRefusal,
  type DiscountClass,
  type DiscountTarget,
  type ItemFilter,
  type Promotion,
  type PromotionConditions,
  type PromotionEffect,
  type PromotionsToApply,
  type PromotionUsage,
  type RefusedCode,
} from './promotion/promotion.rule.js';
export type { Tender, TenderUse } from './tender/tender.rule.js';
export { offerDelivery, type DeliveryOffers } from './pricing/offer.rule.js';
export { priceCart } from './pricing/pricing.rule.js';
export type {
  AppliedDiscount,
  CartToPrice,
  Explanation,
  LineToPrice,
  PricedCart,
  PricedLine,
  PricedShipping,
  TaxSettings,
} from './pricing/cart.rule.js';
export { paidFor, saleOf, type Sale, type SoldLine, type SoldPart } from './refund/sale.rule.js';
export { remainderOf, type Refund, type RefundedLine, type RefundedPart } from './refund/remainder.rule.js';
export {
  everythingLeft,
  refundSale,
  spreadRefund,
  type RefundRefusal,
  type RefundRequest,
} from './refund/refund.rule.js';
export { settleEdit, type EditRefusal, type EditSettlement, type LineChange } from './refund/edit.rule.js';
export { foldSales, totalOf, type FoldedTax, type OrderHistory, type SalesFact } from './sales/fold.rule.js';
export { transitionCheckout, type CheckoutState } from './checkout/checkout.rule.js';
export { transitionPayment, type PaymentEvent, type PaymentState } from './payment/payment.rule.js';
export {
  fulfillmentOf,
  isDone,
  moneyStateOf,
  receivePayment,
  transitionOrder,
  transitionRefund,
  unitsToShip,
  type RefundState,
} from './order/order.rule.js';
export {
  lessFee,
  transitionReturn,
  unitsOut,
  unitsReturnable,
  type Returnable,
  type ReturnEvent,
  type ReturnRefusal,
  type ReturnState,
  type SentLine,
} from './return/return.rule.js';
export { countDifference } from './stock/count.rule.js';
export { coarseStock } from './stock/stock.rule.js';
export { transitionTransfer, type TransferEvent, type TransferState } from './stock/transfer.rule.js';
export {
  convertPrice,
  priceByLists,
  type CurrencyTerms,
  type ListTier,
  type PriceAnswer,
  type PriceListTerms,
} from './pricing/price-list.rule.js';
