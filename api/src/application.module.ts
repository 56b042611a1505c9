import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import { CartModule } from './modules/cart/cart.module.js';
import { CatalogModule } from './modules/catalog/catalog.module.js';
import { CheckoutModule } from './modules/checkout/index.js';
import { ContentModule } from './modules/content/index.js';
import { CustomerModule } from './modules/customer/customer.module.js';
import { ImportModule } from './modules/import/index.js';
import { InventoryModule } from './modules/inventory/inventory.module.js';
import { LanguageModule } from './modules/language/index.js';
import { LinkModule } from './modules/link/index.js';
import { MailModule } from './modules/mail/mail.module.js';
import { MediaModule } from './modules/media/media.module.js';
import { OrderModule } from './modules/order/order.module.js';
import { PaymentModule } from './modules/payment/payment.module.js';
import { PlatformModule } from './modules/platform/platform.module.js';
import { PriceListModule } from './modules/price-list/index.js';
import { PreviewModule } from './modules/preview/index.js';
import { PricingModule } from './modules/pricing/pricing.module.js';
import { PromotionModule } from './modules/promotion/index.js';
import { RedirectModule } from './modules/redirect/index.js';
import { DocumentModule } from './modules/document/index.js';
import { OrderListModule } from './modules/order-list/index.js';
import { ReportModule } from './modules/report/report.module.js';
import { ReturnModule } from './modules/return/index.js';
import { SearchModule } from './modules/search/index.js';
import { ShippingModule } from './modules/shipping/index.js';
import { StaffModule } from './modules/staff/staff.module.js';
import { StorefrontModule } from './modules/storefront/index.js';
import { TaxModule } from './modules/tax/index.js';
import { TenantModule } from './modules/tenant/tenant.module.js';
import { ThemeModule } from './modules/theme/theme.module.js';
import { GraphFaceModule } from './plumbing/graphql/graphql.module.js';
import { PlumbingModule } from './plumbing/plumbing.module.js';

const areas = [
  CartModule,
  CatalogModule,
  CheckoutModule,
  ContentModule,
  CustomerModule,
  ImportModule,
  InventoryModule,
  LanguageModule,
  LinkModule,
  MailModule,
  MediaModule,
  OrderModule,
  PaymentModule,
  PlatformModule,
  PriceListModule,
  PreviewModule,
  PricingModule,
  PromotionModule,
  RedirectModule,
  DocumentModule,
  OrderListModule,
  ReportModule,
  ReturnModule,
  SearchModule,
  ShippingModule,
  StaffModule,
  StorefrontModule,
  TaxModule,
  TenantModule,
  ThemeModule,
];

/** The whole application: plumbing, then every area of the business. */
@Module({})
export class ApplicationModule {
  static with(config: Config): DynamicModule {
    return { module: ApplicationModule, imports: [PlumbingModule.with(config), GraphFaceModule, ...areas] };
  }
}
