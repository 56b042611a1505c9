import { cartSchema } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Translator } from '../../../test/factories/language.factory.js';
import { someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let translator: Translator;

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  translator = new Translator(spec, shop, await aStaffToken(spec, shop));
  await translator.offer('de');
});
afterAll(() => spec.close());

describe('a shopper who reads German', () => {
  it('is refused in German, under the same code', async () => {
    const goods = await someGoods(spec.database, shop, { onHand: 2 });
    const ask = async (language?: string) =>
      (await translator.shopper('/cart/items', language, { body: { variantId: goods.variantId, quantity: 3 } })).json();
    const refused = { code: 'stock.insufficient', details: { free: 2 } };
    expect(await ask('de')).toMatchObject({
      ...refused,
      message: 'Davon sind nur noch 2 da. Verringern Sie die Menge, um fortzufahren.',
    });
    expect(await ask()).toMatchObject({ ...refused, message: expect.stringMatching(/^Only 2 of .* left\.$/) });
    expect(await ask('fr')).toMatchObject({ message: expect.stringMatching(/^Only 2/) });
  });

  it('is told in German to sign in, before anything else is known of the request', async () => {
    const refused = await translator.shopper('/auth/me', 'de-AT');
    expect([refused.statusCode, refused.json().message]).toEqual([401, 'Bitte melden Sie sich an.']);
  });

  it('reads what changed in the cart, and why a code does nothing, in German', async () => {
    const goods = await someGoods(spec.database, shop, { onHand: 5 });
    const begun = await translator.shopper('/cart/items', 'de', { body: { variantId: goods.variantId, quantity: 3 } });
    const { token = '' } = cartSchema.parse(begun.json());
    await spec.database.admin.query('UPDATE stock_levels SET on_hand = 1 WHERE variant_id = $1', [goods.variantId]);
    const headers = { 'x-cart-token': token };
    const cart = cartSchema.parse((await translator.shopper('/cart', 'de', { headers })).json());
    expect(cart.notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Von .* sind nur noch 1 da\. Verringern Sie die Menge, um fortzufahren\.$/),
    ]);
    const refused = await translator.shopper('/cart/discounts', 'de', { headers, body: { code: 'nope' } });
    expect(refused.json()).toMatchObject({
      code: 'cart.code_refused',
      message: 'NOPE ist kein Rabattcode dieses Shops. Prüfen Sie die Schreibweise.',
    });
  });

  it('is refused in German over GraphQL too', async () => {
    const query = 'mutation { removeCartItem(itemId: "0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52") { id } }';
    const answer = await spec.request({
      ...{ path: '/graphql', shop: shop.slug, body: { query } },
      headers: { 'accept-language': 'de' },
    });
    expect(answer.json().errors[0].message).toMatch(/Warenkorb/);
  });
});

it('staff read their console in English, whatever their browser prefers', async () => {
  const headers = { 'accept-language': 'de' };
  const refused = await translator.ask('/admin/translations/page/0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52', { headers });
  expect(refused.json()).toMatchObject({ message: 'No such record to translate in this shop.' });
});

it('whoever opens an account in German is greeted in German', async () => {
  const body = { email: 'eva@example.com', password: 'a long enough password', firstName: 'Eva', lastName: 'Ott' };
  await translator.shopper('/auth/register', 'de', { body });
  const { rows } = await spec.database.admin.query<{ locale: string }>(
    'SELECT locale FROM customers WHERE tenant_id = $1 AND email = $2',
    [shop.id, body.email],
  );
  expect(rows).toEqual([{ locale: 'de' }]);
});
