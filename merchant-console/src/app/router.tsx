import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouteError } from '../ui/error-boundary.js';
import { OpeningConsole } from '../ui/opening-console.js';
import { ChooseShopPage } from './choose-shop-page.js';
import { MerchantShell } from './merchant-shell.js';
import { NotFoundPage } from './not-found-page.js';
import { MerchantSignInPage } from './sign-in-page.js';

const shopRoutes: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('../features/dashboard/dashboard-page.js')).DashboardPage }),
  },
  { path: 'orders', lazy: async () => ({ Component: (await import('../features/orders/orders-page.js')).OrdersPage }) },
  {
    path: 'orders/:id/refund',
    lazy: async () => ({ Component: (await import('../features/orders/refund-page.js')).RefundPage }),
  },
  {
    path: 'orders/:id/return',
    lazy: async () => ({ Component: (await import('../features/returns/open-return-page.js')).OpenReturnPage }),
  },
  {
    path: 'orders/:id',
    lazy: async () => ({ Component: (await import('../features/orders/order-page.js')).OrderPage }),
  },
  {
    path: 'returns',
    lazy: async () => ({ Component: (await import('../features/returns/returns-page.js')).ReturnsPage }),
  },
  {
    path: 'returns/:id',
    lazy: async () => ({ Component: (await import('../features/returns/return-page.js')).ReturnPage }),
  },
  {
    path: 'products',
    lazy: async () => ({ Component: (await import('../features/products/products-page.js')).ProductsPage }),
  },
  {
    path: 'products/new',
    lazy: async () => ({ Component: (await import('../features/products/new-product-page.js')).NewProductPage }),
  },
  {
    path: 'products/import',
    lazy: async () => ({ Component: (await import('../features/import/imports-page.js')).ImportsPage }),
  },
  {
    path: 'products/import/:id',
    lazy: async () => ({ Component: (await import('../features/import/import-page.js')).ImportPage }),
  },
  {
    path: 'products/:id',
    lazy: async () => ({ Component: (await import('../features/products/product-page.js')).ProductPage }),
  },
  {
    path: 'price-lists',
    lazy: async () => ({ Component: (await import('../features/prices/price-lists-page.js')).PriceListsPage }),
  },
  {
    path: 'price-lists/:id',
    lazy: async () => ({ Component: (await import('../features/prices/price-list-page.js')).PriceListPage }),
  },
  {
    path: 'discounts',
    lazy: async () => ({ Component: (await import('../features/discounts/discounts-page.js')).DiscountsPage }),
  },
  {
    path: 'discounts/:id',
    lazy: async () => ({ Component: (await import('../features/discounts/discount-page.js')).DiscountPage }),
  },
  {
    path: 'abandoned-carts',
    lazy: async () => ({ Component: (await import('../features/carts/abandoned-carts-page.js')).AbandonedCartsPage }),
  },
  { path: 'media', lazy: async () => ({ Component: (await import('../features/media/media-page.js')).MediaPage }) },
  {
    path: 'inventory',
    lazy: async () => ({ Component: (await import('../features/inventory/inventory-page.js')).InventoryPage }),
  },
  {
    path: 'inventory/variants/:id',
    lazy: async () => ({ Component: (await import('../features/inventory/variant-stock-page.js')).VariantStockPage }),
  },
  {
    path: 'inventory/transfers',
    lazy: async () => ({ Component: (await import('../features/inventory/transfers-page.js')).TransfersPage }),
  },
  {
    path: 'inventory/transfers/new',
    lazy: async () => ({ Component: (await import('../features/inventory/new-transfer-page.js')).NewTransferPage }),
  },
  {
    path: 'inventory/transfers/:id',
    lazy: async () => ({ Component: (await import('../features/inventory/transfer-page.js')).TransferPage }),
  },
  {
    path: 'inventory/counts',
    lazy: async () => ({ Component: (await import('../features/inventory/counts-page.js')).CountsPage }),
  },
  {
    path: 'inventory/counts/:id',
    lazy: async () => ({ Component: (await import('../features/inventory/count-page.js')).CountPage }),
  },
  {
    path: 'inventory/locations',
    lazy: async () => ({ Component: (await import('../features/inventory/locations-page.js')).LocationsPage }),
  },
  {
    path: 'categories',
    lazy: async () => ({ Component: (await import('../features/categories/categories-page.js')).CategoriesPage }),
  },
  {
    path: 'categories/:id',
    lazy: async () => ({ Component: (await import('../features/categories/category-page.js')).CategoryPage }),
  },
  {
    path: 'collections',
    lazy: async () => ({ Component: (await import('../features/collections/collections-page.js')).CollectionsPage }),
  },
  {
    path: 'collections/new',
    lazy: async () => ({
      Component: (await import('../features/collections/new-collection-page.js')).NewCollectionPage,
    }),
  },
  {
    path: 'collections/:id',
    lazy: async () => ({ Component: (await import('../features/collections/collection-page.js')).CollectionPage }),
  },
  { path: 'pages', lazy: async () => ({ Component: (await import('../features/content/pages-page.js')).PagesPage }) },
  {
    path: 'pages/new',
    lazy: async () => ({ Component: (await import('../features/content/new-page-page.js')).NewContentPage }),
  },
  {
    path: 'pages/:id',
    lazy: async () => ({ Component: (await import('../features/content/page-page.js')).ContentPage }),
  },
  { path: 'menus', lazy: async () => ({ Component: (await import('../features/content/menus-page.js')).MenusPage }) },
  {
    path: 'menus/:id',
    lazy: async () => ({ Component: (await import('../features/content/menu-page.js')).MenuPage }),
  },
  {
    path: 'translations',
    lazy: async () => ({
      Component: (await import('../features/translations/translations-page.js')).TranslationsPage,
    }),
  },
  {
    path: 'translations/:kind/:id',
    lazy: async () => ({ Component: (await import('../features/translations/translation-page.js')).TranslationPage }),
  },
  {
    path: 'customers',
    lazy: async () => ({ Component: (await import('../features/customers/customers-page.js')).CustomersPage }),
  },
  {
    path: 'customers/groups',
    lazy: async () => ({ Component: (await import('../features/customers/groups-page.js')).GroupsPage }),
  },
  {
    path: 'customers/groups/:id',
    lazy: async () => ({ Component: (await import('../features/customers/group-page.js')).GroupPage }),
  },
  {
    path: 'customers/:id',
    lazy: async () => ({ Component: (await import('../features/customers/customer-page.js')).CustomerPage }),
  },
  {
    path: 'analytics',
    lazy: async () => ({ Component: (await import('../features/analytics/analytics-page.js')).AnalyticsPage }),
  },
  {
    path: 'analytics/:name',
    lazy: async () => ({ Component: (await import('../features/analytics/report-page.js')).ReportPage }),
  },
  { path: 'mails', lazy: async () => ({ Component: (await import('../features/mails/mails-page.js')).MailsPage }) },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('../features/settings/settings-page.js')).SettingsPage }),
  },
  {
    path: 'settings/currencies',
    lazy: async () => ({ Component: (await import('../features/settings/currencies-page.js')).CurrenciesPage }),
  },
  {
    path: 'settings/custom-fields',
    lazy: async () => ({ Component: (await import('../features/settings/custom-fields-page.js')).CustomFieldsPage }),
  },
  {
    path: 'settings/invoices',
    lazy: async () => ({ Component: (await import('../features/settings/documents-page.js')).DocumentsPage }),
  },
  {
    path: 'settings/languages',
    lazy: async () => ({ Component: (await import('../features/languages/languages-page.js')).LanguagesPage }),
  },
  {
    path: 'settings/redirects',
    lazy: async () => ({ Component: (await import('../features/settings/redirects-page.js')).RedirectsPage }),
  },
  {
    path: 'settings/returns',
    lazy: async () => ({ Component: (await import('../features/settings/return-policy-page.js')).ReturnPolicyPage }),
  },
  {
    path: 'settings/search',
    lazy: async () => ({ Component: (await import('../features/search/search-settings-page.js')).SearchSettingsPage }),
  },
  {
    path: 'settings/shipping',
    lazy: async () => ({ Component: (await import('../features/shipping/shipping-page.js')).ShippingPage }),
  },
  {
    path: 'settings/shipping/zones/:id',
    lazy: async () => ({ Component: (await import('../features/shipping/zone-page.js')).ZonePage }),
  },
  {
    path: 'settings/taxes',
    lazy: async () => ({ Component: (await import('../features/taxes/taxes-page.js')).TaxesPage }),
  },
  {
    path: 'settings/taxes/:country',
    lazy: async () => ({ Component: (await import('../features/taxes/tax-country-page.js')).TaxCountryPage }),
  },
  { path: '*', Component: NotFoundPage },
];

/** Every address of the merchant console; pages arrive as their own chunks. */
export const createMerchantRouter = () =>
  createBrowserRouter([
    { path: '/sign-in', Component: MerchantSignInPage },
    { path: '/', Component: ChooseShopPage, ErrorBoundary: RouteError },
    {
      path: '/s/:shop',
      Component: MerchantShell,
      ErrorBoundary: RouteError,
      HydrateFallback: OpeningConsole,
      children: [{ ErrorBoundary: RouteError, children: shopRoutes }],
    },
    { path: '*', Component: NotFoundPage },
  ]);
