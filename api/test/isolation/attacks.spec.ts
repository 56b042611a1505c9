import { operations, type Operation, type OperationId } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../application.js';
import { berlin } from '../factories/buyer.js';
import { keepingAttacks } from './keeping-attacks.js';
import { languageAttacks } from './language-attacks.js';
import { namesARecord, orderWorkAttacks } from './order-attacks.js';
import { priceAttacks, type Attack } from './price-attacks.js';
import { promotionAttacks } from './promotion-attacks.js';
import { shippingAttacks } from './shipping-attacks.js';
import { returnAttacks } from './return-attacks.js';
import { aVictim, anAttacker, fingerprint } from './two-shops.js';
import { secret, type Attacker, type Victim } from './victim.js';

const own = { sku: 'OWN-1', optionValues: [], priceMinor: 100 };

/** How to aim each operation at the victim. Everything that takes an id, a slug or a token must stand here. */
const attacks = (victim: Victim): Partial<Record<OperationId, Attack>> => {
  const { ids, goods } = victim;
  const product = { id: goods.productId };
  const file = { id: ids.media };
  const checkout = { params: { id: ids.checkout }, query: `?key=${victim.checkoutKey}` };
  return {
    getMedia: { params: file },
    updateMedia: { params: file, body: { alt: 'Mine' } },
    replaceMedia: { params: file, body: 'bytes', headers: { 'content-type': 'application/octet-stream' } },
    deriveMedia: { params: file },
    deleteMedia: { params: file },
    listProductFiles: { params: product },
    setProductFiles: { params: product, body: { files: [{ mediaId: ids.media }] } },
    download: { params: { token: `${ids.media}.0000000000000000` } },
    getImport: { params: { id: ids.import } },
    checkImport: { params: { id: ids.import }, body: {} },
    listImportedProducts: { params: { id: ids.import } },
    listImportIssues: { params: { id: ids.import } },
    listImportImages: { params: { id: ids.import } },
    downloadFailedRows: { params: { id: ids.import } },
    applyImport: { params: { id: ids.import } },
    cancelImport: { params: { id: ids.import } },
    undoImport: { params: { id: ids.import } },
    getExport: { params: { id: ids.export } },
    downloadExport: { params: { token: `${ids.export}.0000000000000000` } },
    getProduct: { params: { slug: goods.productId } },
    listProductVariants: { params: product },
    getProductAvailability: { params: product },
    getCategory: { params: { id: ids.category } },
    ...shelfAttacks(victim),
    ...contentAttacks(victim),
    ...languageAttacks(victim),
    getAdminProduct: { params: product },
    createProduct: {
      body: {
        title: 'Mine',
        variants: [own],
        categoryIds: [ids.category],
        relatedIds: [goods.productId],
        mediaIds: [ids.media],
      },
    },
    duplicateProduct: { params: product, body: {} },
    changeProducts: { body: { ids: [goods.productId], change: { kind: 'set_status', status: 'archived' } } },
    updateCustomField: { params: { id: ids.customField }, body: { key: 'mine', name: 'Mine', kind: 'text' } },
    deleteCustomField: { params: { id: ids.customField }, query: '?deleteValues=true' },
    orderCustomFields: { body: { ids: [ids.customField] } },
    deleteRedirect: { query: '?path=/sealed' },
    previewProduct: { params: product },
    previewCollectionPage: { params: { id: ids.collection } },
    previewPage: { params: { id: ids.page } },
    updateProduct: { params: product, body: { title: 'Taken over', variants: [{ ...own, id: goods.variantId }] } },
    deleteProduct: { params: product },
    reportSearch: { body: { q: 'mug', found: 1 } },
    searchAdmin: { query: `?q=${secret}` },
    addSynonym: { body: { kind: 'two_way', terms: ['cup', 'mug'] } },
    updateSynonym: { params: { id: ids.synonym }, body: { kind: 'two_way', terms: ['cup', 'mug'] } },
    deleteSynonym: { params: { id: ids.synonym } },
    addSearchRule: { body: { query: 'bowl', pinnedIds: [goods.productId] } },
    updateSearchRule: { params: { id: ids.searchRule }, body: { query: 'bowl' } },
    deleteSearchRule: { params: { id: ids.searchRule } },
    adjustStock: { params: { id: goods.variantId }, body: { delta: -1, reason: 'correction' } },
    ...stockAttacks(victim),
    ...priceAttacks(victim),
    ...promotionAttacks(victim),
    ...shippingAttacks(victim),
    ...returnAttacks(victim),
    ...keepingAttacks(victim),
    ...orderWorkAttacks(victim),
    getCart: { query: `?shippingMethodId=${ids.shippingMethod}` },
    addCartItem: { body: { variantId: goods.variantId } },
    changeCartItem: { params: { itemId: ids.cartLine }, body: { quantity: 9 } },
    removeCartItem: { params: { itemId: ids.cartLine } },
    addCartDiscount: { body: { code: 'SEALED-ENVELOPE' } },
    removeCartDiscount: { params: { code: 'SEALED-ENVELOPE' } },
    placeOrder: {
      body: {
        email: 'mallory@example.com',
        shippingAddress: berlin,
        shippingMethodId: ids.shippingMethod,
        payment: { provider: 'test', token: 'tok_success' },
        expected: { totalMinor: 1999, currency: 'EUR' },
      },
    },
    getCheckout: checkout,
    confirmCheckout: checkout,
    answerTestChallenge: { params: { paymentId: victim.testPaymentId }, body: { approve: true } },
    updateMyAddress: { params: { id: ids.address }, body: berlin },
    setDefaultAddress: { params: { id: ids.address } },
    deleteMyAddress: { params: { id: ids.address } },
    getAdminCustomer: { params: { id: ids.customer } },
    getPage: { params: { slug: 'sealed-page' } },
    getMenu: { params: { handle: 'sealed' } },
    getMail: { params: { id: ids.mail } },
    readStorefrontData: {
      body: {
        queries: {
          page: { kind: 'page', slug: 'sealed-page' },
          category: { kind: 'category', slug: 'sealed-category' },
          redirect: { kind: 'redirect', path: '/sealed' },
          collection: { kind: 'collection', slug: 'sealed-collection' },
          collections: { kind: 'collections' },
          held: { kind: 'products', query: { collection: 'sealed-collection' } },
        },
      },
    },
  };
};

const stockAttacks = ({ ids, goods }: Victim): Partial<Record<OperationId, Attack>> => {
  const variant = { id: goods.variantId };
  const [transfer, count, location] = [{ id: ids.transfer }, { id: ids.count }, { id: ids.location }];
  const lines = [{ variantId: goods.variantId, quantity: 1 }];
  const moving = { originId: ids.location, destinationId: ids.otherLocation, lines };
  return {
    listStock: { query: `?locationId=${ids.location}` },
    getVariantStock: { params: variant },
    setStockPolicy: { params: variant, body: { backorderPolicy: 'allow', lowStockThreshold: 1 } },
    adjustStockInBulk: {
      body: { locationId: ids.location, reason: 'correction', lines: [{ variantId: goods.variantId, delta: -1 }] },
    },
    matchStock: { body: { locationId: ids.location, codes: [goods.sku] } },
    listStockHistory: { params: variant },
    exportStockHistory: { params: variant },
    updateLocation: { params: location, body: { name: 'Mine', isActive: false } },
    deleteLocation: { params: { id: ids.otherLocation } },
    orderLocations: { body: { ids: [ids.otherLocation, ids.location] } },
    listTransfers: { query: `?locationId=${ids.location}` },
    getTransfer: { params: transfer },
    createTransfer: { body: moving },
    updateTransfer: { params: transfer, body: moving },
    sendTransfer: { params: transfer },
    receiveTransfer: { params: transfer, body: { lines } },
    cancelTransfer: { params: transfer },
    listCounts: { query: `?locationId=${ids.location}` },
    getCount: { params: count },
    openCount: { body: { locationId: ids.location, categoryId: ids.category } },
    listCountLines: { params: count },
    enterCount: { params: count, body: { mode: 'set', variantId: goods.variantId, units: 1, seen: null } },
    applyCount: { params: count },
    cancelCount: { params: count },
  };
};

const shelfAttacks = ({ ids, goods }: Victim): Partial<Record<OperationId, Attack>> => {
  const [category, collection] = [{ id: ids.category }, { id: ids.collection }];
  const { productId } = goods;
  const naming = { match: 'all', conditions: [{ field: 'category', operator: 'equals', value: ids.category }] };
  return {
    listProducts: { query: '?collection=sealed-collection' },
    getCollection: { params: { slug: ids.collection } },
    getAdminCategory: { params: category },
    createCategory: { body: { name: 'Mine', parentId: ids.category, mediaId: ids.media } },
    updateCategory: { params: category, body: { name: 'Taken over', mediaId: ids.media } },
    deleteCategory: { params: category },
    placeCategory: { params: category, body: { parentId: null, beforeId: null } },
    listCategoryProducts: { params: category },
    addCategoryProducts: { params: category, body: { productIds: [productId] } },
    removeCategoryProduct: { params: { ...category, productId } },
    placeCategoryProduct: { params: { ...category, productId }, body: { beforeId: null } },
    getAdminCollection: { params: collection },
    createCollection: { body: { name: 'Mine', mediaId: ids.media, rules: naming } },
    updateCollection: { params: collection, body: { name: 'Taken over', mediaId: ids.media } },
    deleteCollection: { params: collection },
    previewCollection: { body: naming },
    listCollectionProducts: { params: collection },
    addCollectionProducts: { params: collection, body: { productIds: [productId] } },
    removeCollectionProduct: { params: { ...collection, productId } },
    placeCollectionProduct: { params: { ...collection, productId }, body: { beforeId: null } },
  };
};

const contentAttacks = ({ ids }: Victim): Partial<Record<OperationId, Attack>> => ({
  getAdminPage: { params: { id: ids.page } },
  updatePage: { params: { id: ids.page }, body: { title: 'Taken over' } },
  deletePage: { params: { id: ids.page }, query: '?unlink=true' },
  getAdminMenu: { params: { id: ids.menu } },
  updateMenu: { params: { id: ids.menu }, body: { title: 'Taken over', items: [] } },
  deleteMenu: { params: { id: ids.menu } },
  findLinkTargets: { query: '?q=sealed' },
});

const all: readonly Operation[] = Object.values(operations);
const inShop = all.filter((operation) => operation.inShop);

const mentionsAnId = (operation: Operation): boolean => {
  const schemas = [operation.params, operation.query, ...(operation.body ? [operation.body] : [])];
  const text = JSON.stringify(schemas.map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
  return Object.keys(operation.params.shape).length > 0 || text.includes('"uuid"') || text.includes('"guid"');
};

const isCatalogued = (id: string): id is OperationId => id in operations;

describe('another shop', () => {
  let app: TestApp;
  let victim: Victim;
  let attacker: Attacker;

  beforeAll(async () => {
    app = await testApp();
    victim = await aVictim(app);
    attacker = await anAttacker(app);
  }, 60_000);
  afterAll(() => app?.close());

  const send = (operation: Operation, attack: Attack, shop: string, headers: Record<string, string>) => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => attack.params?.[name] ?? name);
    const idempotency: Record<string, string> =
      operation.idempotency === 'none' ? {} : { 'idempotency-key': `attack-${operation.id}` };
    return app.request({
      path: `/api/v1${path}${attack.query ?? ''}`,
      method: operation.method,
      shop,
      ...(attack.body !== undefined && { body: attack.body }),
      headers: { ...idempotency, ...attack.headers, ...headers },
    });
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const tokenFor = (operation: Operation) =>
    bearer(operation.access.kind === 'staff' ? attacker.ownerToken : attacker.customerToken);

  it('is aimed at by every operation that takes an id', () => {
    const known = attacks(victim);
    const missed = inShop.filter(
      (operation) => mentionsAnId(operation) && isCatalogued(operation.id) && !known[operation.id],
    );
    expect(missed.map((operation) => operation.id)).toEqual([]);
  });

  for (const operation of inShop) {
    it(`gives nothing away to, and loses nothing by, ${operation.id} called from next door`, async () => {
      const attack = isCatalogued(operation.id) ? attacks(victim)[operation.id] : undefined;
      if (!attack) return;
      const before = await fingerprint(app, victim.shop);
      for (const headers of [
        tokenFor(operation),
        { ...tokenFor(operation), 'x-cart-token': attacker.cartToken },
        { 'x-cart-token': victim.cartToken },
      ]) {
        const answer = await send(operation, attack, attacker.shop.slug, headers);
        expect(answer.body, `${answer.statusCode}`).not.toContain(secret);
        if (namesARecord(operation)) {
          expect([401, 403, 404], answer.body).toContain(answer.statusCode);
        }
      }
      expect(await fingerprint(app, victim.shop)).toBe(before);
    });

    if (operation.access.kind === 'public') continue;
    it(`does not know the tokens of next door in ${operation.id}`, async () => {
      const attack = (isCatalogued(operation.id) ? attacks(victim)[operation.id] : undefined) ?? {
        body: operation.body ? {} : undefined,
      };
      const before = await fingerprint(app, victim.shop);
      for (const token of [attacker.ownerToken, attacker.customerToken]) {
        const answer = await send(operation, attack, victim.shop.slug, bearer(token));
        expect([401, 403], answer.body).toContain(answer.statusCode);
        expect(answer.body).not.toContain(secret);
      }
      expect(await fingerprint(app, victim.shop)).toBe(before);
    });
  }

  it('has an order, a checkout and a cart that its own people can see, so that the attacks above had something to miss', async () => {
    const mine = await app.request({
      path: `/api/v1/orders/${victim.ids.order}`,
      shop: victim.shop.slug,
      token: victim.customerToken,
    });
    expect(mine.statusCode, mine.body).toBe(200);
    expect(mine.body).toContain(secret);
    const checkout = await app.request({
      path: `/api/v1/checkout/${victim.ids.checkout}?key=${victim.checkoutKey}`,
      shop: victim.shop.slug,
    });
    expect(checkout.statusCode, checkout.body).toBe(200);
    const cart = await app.request({
      path: '/api/v1/cart',
      shop: victim.shop.slug,
      headers: { 'x-cart-token': victim.cartToken },
    });
    expect(cart.body).toContain(secret);
  });
});
