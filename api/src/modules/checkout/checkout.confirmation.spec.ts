import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { answerChallenge, Buyer } from '../../../test/factories/buyer.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import { aShippingMethod, germanTaxes, someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let test: TestApp;
let shop: ShopFacts;
let shippingMethodId: string;

beforeAll(async () => {
  test = await testApp();
  shop = await aShop(test.database);
  shippingMethodId = await aShippingMethod(test.database, shop);
  await germanTaxes(test.database, shop);
});
afterAll(() => test.close());

const aBuyerOf = async (variantId: string, quantity = 1, accessToken?: string): Promise<Buyer> => {
  const buyer = new Buyer(test, shop, accessToken);
  await buyer.add(variantId, quantity);
  return buyer;
};

describe('a payment the buyer must confirm', () => {
  const challenge = async (onHand = 5) => {
    const mug = await someGoods(test.database, shop, { onHand });
    const buyer = await aBuyerOf(mug.variantId);
    const checkout = await buyer.buy({ shippingMethodId, card: 'tok_challenge' });
    const confirm = () =>
      buyer.send({
        path: `/api/v1/checkout/${checkout.id}/confirm?key=${checkout.accessKey}`,
        method: 'POST',
        body: {},
      });
    return { mug, buyer, checkout, confirm };
  };

  it('holds the stock and says where to confirm', async () => {
    const { mug, checkout } = await challenge();
    expect(checkout).toMatchObject({ status: 'awaiting_payment', order: null, action: { kind: 'confirm' } });
    expect(checkout.action).toHaveProperty('url', expect.stringContaining(`${shop.origin}/checkout/challenge/test_`));
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 5, reserved: 1, sold: 0 });
  });

  it('asks for its expiry, which an order paid at once does not', async () => {
    const waitingFor = async (checkoutId: string) =>
      (
        await test.database.admin.query('SELECT FROM outbox WHERE topic = $1 AND aggregate_id = $2', [
          'checkout.waiting',
          checkoutId,
        ])
      ).rowCount;
    const { mug, checkout } = await challenge();
    const paid = await (await aBuyerOf(mug.variantId)).buy({ shippingMethodId, card: 'tok_success' });
    expect([await waitingFor(checkout.id), await waitingFor(paid.id)]).toEqual([1, 0]);
  });

  it('becomes one order when confirmed, however often that is said', async () => {
    const { mug, checkout, confirm } = await challenge();
    const answered = await answerChallenge(test, shop, checkout);
    expect(answered.json().returnUrl).toBe(`${shop.origin}/checkout/${checkout.id}/confirm?key=${checkout.accessKey}`);
    const [first, ...others] = await Promise.all([confirm(), confirm(), confirm()]);
    expect(first?.json()).toMatchObject({ status: 'completed', action: null, order: { paymentStatus: 'paid' } });
    expect(others.map((answer) => answer.body)).toEqual([first?.body, first?.body]);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 4, reserved: 0, sold: 1 });
    expect((await answerChallenge(test, shop, checkout)).json().code).toBe('checkout.not_payable');
  });

  it('frees the stock when denied', async () => {
    const { mug, checkout, confirm, buyer } = await challenge();
    await answerChallenge(test, shop, checkout, false);
    const confirmed = await confirm();
    expect([confirmed.statusCode, confirmed.json().code]).toEqual([402, 'payment.declined']);
    expect(confirmed.json().details.reason).toBe('not_confirmed');
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 5, reserved: 0 });
    expect((await buyer.look()).itemCount).toBe(1);
  });

  it('stays open while the buyer is still thinking', async () => {
    const { checkout, confirm } = await challenge();
    expect((await confirm()).json()).toEqual(checkout);
  });

  it('cannot be answered in another shop, nor one that does not exist', async () => {
    const { checkout } = await challenge();
    const other = await aShop(test.database);
    const gatewayId = /challenge\/([^?]+)/.exec(JSON.stringify(checkout.action))?.[1];
    for (const id of [gatewayId, `test_${randomUUID()}`]) {
      const path = `/api/v1/payments/test-gateway/${id}/challenge`;
      const answer = await test.request({ path, shop: other.slug, body: { approve: true } });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'checkout.not_found']);
    }
  });
});

describe('a checkout', () => {
  it('opens to its key alone, and only in its own shop', async () => {
    const mug = await someGoods(test.database, shop);
    const checkout = await (await aBuyerOf(mug.variantId)).buy({ shippingMethodId });
    const path = `/api/v1/checkout/${checkout.id}?key=`;
    const opened = await test.request({ path: path + checkout.accessKey, shop: shop.slug });
    expect(opened.json()).toEqual(checkout);
    const other = await aShop(test.database);
    const wrong = 'x'.repeat(43);
    const answers = await Promise.all([
      test.request({ path: path + wrong, shop: shop.slug }),
      test.request({ path: path + checkout.accessKey, shop: other.slug }),
      test.request({ path: `/api/v1/checkout/${randomUUID()}?key=${checkout.accessKey}`, shop: shop.slug }),
      test.request({ path: `/api/v1/checkout/${checkout.id}/confirm?key=${wrong}`, shop: shop.slug, body: {} }),
    ]);
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
      answers.map(() => [404, 'checkout.not_found']),
    );
  });
});
