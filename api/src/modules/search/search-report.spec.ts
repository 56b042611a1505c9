import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';

let spec: TestApp;
beforeAll(async () => {
  spec = await testApp({ RATE_LIMIT_FACTOR: '1' });
});
afterAll(() => spec.close());

test('one client makes no word popular: twenty searches a minute count, others wait', async () => {
  const shop = await aShop(spec.database);
  const report = () =>
    spec.request({ path: '/api/v1/search/terms', shop: shop.slug, body: { q: 'our own brand', found: 9 } });
  const answers = [];
  for (let n = 0; n < 25; n++) answers.push(await report());
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused.length).toBeGreaterThanOrEqual(4);
  expect(refused[0]?.json().code).toBe('request.rate_limited');
  const { rows } = await spec.database.admin.query('SELECT FROM search_log WHERE tenant_id = $1', [shop.id]);
  expect(rows).toHaveLength(25 - refused.length);
});
