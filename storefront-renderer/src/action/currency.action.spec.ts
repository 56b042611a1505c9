import { operations } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { PersonalSession } from '../personal/session.js';
import { ApiClient } from '../plumbing/api.client.js';
import { Breaker } from '../plumbing/breaker.js';
import { chooseCurrency } from './currency.action.js';

describe('choosing a currency', () => {
  const choose = async (fields: Record<string, string>, isHttps = false) => {
    const visit = {
      ...{ method: 'POST', authority: 'one.example', host: 'one.example', isHttps, pathname: '/currency', search: '' },
      ...{ clientAddress: '', requestId: operations.getCart.id },
    };
    const api = new ApiClient('http://127.0.0.1:1', 'token', new Breaker(1, 1), 10);
    const session = new PersonalSession(api, visit, 'en', undefined);
    const outcome = await chooseCurrency(session, { currencies: ['EUR', 'USD'] }, fields);
    await api.close();
    return [outcome.kind === 'redirect' ? outcome.location : outcome.kind, ...session.setCookies];
  };

  it('is remembered, and leads back', async () => {
    expect(await choose({ currency: 'USD', back: '/products/mug?variant=1' })).toEqual([
      '/products/mug?variant=1',
      'currency=USD; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000',
    ]);
    expect(await choose({ currency: 'EUR' }, true)).toEqual([
      '/',
      '__Host-currency=EUR; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000; Secure',
    ]);
  });

  it('leads nowhere else, and remembers nothing the shop does not sell in', async () => {
    expect(await choose({ currency: 'JPY', back: '//evil.example' })).toEqual(['/']);
  });
});
