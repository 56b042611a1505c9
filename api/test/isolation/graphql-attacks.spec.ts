import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../application.js';
import { aVictim, anAttacker, fingerprint } from './two-shops.js';
import { secret, type Attacker, type Victim } from './victim.js';

interface TypeReference {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeReference | null;
}
const typeReference: z.ZodType<TypeReference> = z.lazy(() =>
  z.object({ kind: z.string(), name: z.string().nullable(), ofType: typeReference.nullish() }),
);
const fieldSchema = z.object({
  name: z.string(),
  args: z.array(z.object({ name: z.string(), type: typeReference })),
  type: typeReference,
});
type Field = z.infer<typeof fieldSchema>;
const schemaAnswer = z.object({
  data: z.object({
    __schema: z.object({
      queryType: z.object({ name: z.string() }),
      mutationType: z.object({ name: z.string() }),
      types: z.array(z.object({ kind: z.string(), name: z.string(), fields: z.array(fieldSchema).nullable() })),
    }),
  }),
});
const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const introspection = `{ __schema { queryType { name } mutationType { name } types { kind name fields { name args { name type { ${reference} } } type { ${reference} } } } } }`;

/** Arguments that point at something; a field that takes one must be attacked. */
const pointers = new Set([
  'id',
  'slug',
  'handle',
  'variantId',
  'itemId',
  'orderId',
  'customerId',
  'shippingMethodId',
  'key',
  'input',
]);

const argumentsOf = (victim: Victim): Record<string, string> => ({
  product: `slug: "${victim.goods.productId}"`,
  relatedProducts: `slug: "${victim.goods.sku.toLowerCase()}"`,
  productAvailability: `id: "${victim.goods.productId}"`,
  category: `id: "${victim.ids.category}"`,
  collection: `slug: "${victim.ids.collection}"`,
  products: `collection: "sealed-collection"`,
  adminProduct: `id: "${victim.goods.productId}"`,
  adminCategory: `id: "${victim.ids.category}"`,
  categoryProducts: `id: "${victim.ids.category}"`,
  adminCollection: `id: "${victim.ids.collection}"`,
  collectionProducts: `id: "${victim.ids.collection}"`,
  adminPage: `id: "${victim.ids.page}"`,
  adminMenu: `id: "${victim.ids.menu}"`,
  productImport: `id: "${victim.ids.import}"`,
  importedProducts: `id: "${victim.ids.import}"`,
  importIssues: `id: "${victim.ids.import}"`,
  failedImportImages: `id: "${victim.ids.import}"`,
  page: `slug: "sealed-page"`,
  menu: `handle: "sealed"`,
  cart: `shippingMethodId: "${victim.ids.shippingMethod}"`,
  addCartItem: `variantId: "${victim.goods.variantId}"`,
  changeCartItem: `itemId: "${victim.ids.cartLine}", quantity: 9`,
  acceptCartChanges: `ids: ["price:${victim.ids.cartLine}"]`,
  removeCartItem: `itemId: "${victim.ids.cartLine}"`,
  checkout: `id: "${victim.ids.checkout}", key: "${victim.checkoutKey}"`,
  confirmCheckout: `id: "${victim.ids.checkout}", key: "${victim.checkoutKey}"`,
  placeOrder: `idempotencyKey: "graphql-attack", input: { email: "m@example.com", shippingMethodId: "${victim.ids.shippingMethod}", payment: { provider: "test", token: "tok_success" }, expected: { totalMinor: 1999, currency: "EUR" } }`,
  order: `id: "${victim.ids.order}"`,
  orders: ``,
  salesOverview: `from: "2026-01-01", to: "2030-12-31"`,
  report: `name: "sales-by-customer", from: "2026-01-01", to: "2030-12-31"`,
  returnOffer: `id: "${victim.ids.order}", key: "${victim.checkoutKey}"`,
  adminReturn: `id: "${victim.ids.return}"`,
  adminReturns: `orderId: "${victim.ids.order}"`,
  adminOrder: `id: "${victim.ids.order}"`,
  adminOrders: `customerId: "${victim.ids.customer}"`,
  adminCustomer: `id: "${victim.ids.customer}"`,
  customer: `id: "${victim.ids.customer}"`,
  media: `id: "${victim.ids.media}"`,
  mail: `id: "${victim.ids.mail}"`,
  stock: `locationId: "${victim.ids.location}"`,
  variantStock: `id: "${victim.goods.variantId}"`,
  stockHistory: `id: "${victim.goods.variantId}"`,
  transfer: `id: "${victim.ids.transfer}"`,
  transfers: `locationId: "${victim.ids.location}"`,
  stockCount: `id: "${victim.ids.count}"`,
  stockCounts: `locationId: "${victim.ids.location}"`,
  stockCountLines: `id: "${victim.ids.count}"`,
});

const named = (type: TypeReference): TypeReference => (type.ofType ? named(type.ofType) : type);
const needsArguments = (field: Field): boolean => field.args.some(({ type }) => type.kind === 'NON_NULL');
const pointsAtSomething = (field: Field): boolean =>
  field.args.some(({ name, type }) => pointers.has(name) || named(type).kind === 'INPUT_OBJECT');

/** Everything a type can tell, three levels deep: what is not asked for cannot leak. */
function selectionOf(types: ReadonlyMap<string, readonly Field[]>, type: TypeReference, depth = 3): string {
  const fields = types.get(named(type).name ?? '');
  if (!fields) return '';
  const parts = fields.flatMap((field) => {
    if (!types.has(named(field.type).name ?? '')) return [field.name];
    return depth > 1 && !needsArguments(field) ? [`${field.name} ${selectionOf(types, field.type, depth - 1)}`] : [];
  });
  return `{ ${['__typename', ...parts].join(' ')} }`;
}

describe('another shop behind GraphQL', () => {
  let app: TestApp;
  let victim: Victim;
  let attacker: Attacker;
  let types: ReadonlyMap<string, readonly Field[]> = new Map();
  let fields: { kind: 'query' | 'mutation'; field: Field }[] = [];

  beforeAll(async () => {
    app = await testApp();
    victim = await aVictim(app);
    attacker = await anAttacker(app);
    const answer = await app.request({ path: '/graphql', shop: attacker.shop.slug, body: { query: introspection } });
    const { __schema: schema } = schemaAnswer.parse(answer.json()).data;
    types = new Map(
      schema.types.flatMap(({ kind, name, fields: of }) => (kind === 'OBJECT' && of ? [[name, of]] : [])),
    );
    const of = (kind: 'query' | 'mutation') =>
      (types.get(schema[`${kind}Type`].name) ?? []).map((field) => ({ kind, field }));
    fields = [...of('query'), ...of('mutation')];
  }, 60_000);
  afterAll(() => app?.close());

  const ask = (shop: string, query: string, headers: Record<string, string>) =>
    app.request({ path: '/graphql', shop, body: { query }, headers });

  it('is aimed at by every field that takes an id', () => {
    const known = argumentsOf(victim);
    expect(fields.length).toBeGreaterThan(10);
    expect(
      fields
        .filter(({ field }) => pointsAtSomething(field) && known[field.name] === undefined)
        .map(({ field }) => field.name),
    ).toEqual([]);
  });

  it('gives nothing away and loses nothing, whoever asks from next door', async () => {
    const known = argumentsOf(victim);
    for (const { kind, field } of fields) {
      const given = known[field.name];
      if (given === undefined && needsArguments(field)) continue;
      const call = `${kind} { ${field.name}${given ? `(${given})` : ''} ${selectionOf(types, field.type)} }`;
      const before = await fingerprint(app, victim.shop);
      for (const token of [attacker.ownerToken, attacker.customerToken]) {
        for (const shop of [attacker.shop.slug, victim.shop.slug]) {
          const answer = await ask(shop, call, {
            authorization: `Bearer ${token}`,
            'x-cart-token': attacker.cartToken,
          });
          expect(answer.body, `${field.name} at ${shop}`).not.toContain(secret);
        }
      }
      expect(await fingerprint(app, victim.shop), field.name).toBe(before);
    }
  });

  it('answers its own people, so that the attacks above had something to miss', async () => {
    const answer = await ask(victim.shop.slug, `{ order(id: "${victim.ids.order}") { number lines { title } } }`, {
      authorization: `Bearer ${victim.customerToken}`,
    });
    expect(answer.body).toContain(secret);
  });
});
