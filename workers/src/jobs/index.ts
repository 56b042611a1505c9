import type { JobName } from '@smallshop/contract';
import type { Job } from '../job.js';
import { checkStockLedgers } from './check-stock-ledgers.js';
import { ageCollections } from './age-collections.js';
import { applyCollectionRules } from './apply-collection-rules.js';
import { countFacets } from './count-facets.js';
import { buildLanguage } from './build-language.js';
import { countSearches } from './count-searches.js';
import { deriveMedia } from './derive-media.js';
import { discardMedia } from './discard-media.js';
import { expireCheckout } from './expire-checkout.js';
import { indexProducts } from './index-products.js';
import { keepPriceLists } from './keep-price-lists.js';
import { keepSchedule } from './keep-schedule.js';
import { exportProducts } from './export-products.js';
import { foldSales } from './fold-sales.js';
import { importImages } from './import-images.js';
import { importProducts } from './import-products.js';
import { keepSales } from './keep-sales.js';
import { matchCollections } from './match-collections.js';
import { pruneExpired } from './prune-expired.js';
import { pruneImports } from './prune-imports.js';
import { purgeStorefront } from './purge-storefront.js';
import { rebuildSearch } from './rebuild-search.js';
import { recoverCheckouts } from './recover-checkouts.js';
import { recoverRefunds } from './recover-refunds.js';
import { refreshProductDocuments } from './refresh-product-documents.js';
import { remindCarts } from './remind-carts.js';
import { runOrderTask } from './run-order-task.js';
import { sendMail } from './send-mail.js';
import { sendMails } from './send-mails.js';
import { sendStockDigests } from './send-stock-digests.js';
import { valueStock } from './value-stock.js';
import { watchStock } from './watch-stock.js';

/** Every job of the contract with its handler; leaving one out does not compile. */
export const jobs: Readonly<Record<JobName, Job>> = {
  'refresh-product-documents': refreshProductDocuments,
  'build-language': buildLanguage,
  'match-collections': matchCollections,
  'apply-collection-rules': applyCollectionRules,
  'index-products': indexProducts,
  'rebuild-search': rebuildSearch,
  'count-facets': countFacets,
  'purge-storefront': purgeStorefront,
  'remind-carts': remindCarts,
  'send-mail': sendMail,
  'send-mails': sendMails,
  'watch-stock': watchStock,
  'send-stock-digests': sendStockDigests,
  'check-stock-ledgers': checkStockLedgers,
  'expire-checkout': expireCheckout,
  'derive-media': deriveMedia,
  'discard-media': discardMedia,
  'keep-price-lists': keepPriceLists,
  'keep-schedule': keepSchedule,
  'import-products': importProducts,
  'import-images': importImages,
  'export-products': exportProducts,
  'prune-imports': pruneImports,
  'recover-checkouts': recoverCheckouts,
  'recover-refunds': recoverRefunds,
  'run-order-task': runOrderTask,
  'fold-sales': foldSales,
  'keep-sales': keepSales,
  'value-stock': valueStock,
  'age-collections': ageCollections,
  'count-searches': countSearches,
  'prune-expired': pruneExpired,
};
