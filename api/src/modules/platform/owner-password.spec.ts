import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPassword } from './owner-password.js';

const request = (key: string) => ({ scope: 'createShop:admin', key, requestHash: Buffer.alloc(32, 7) });

describe('the first password of a shop owner', () => {
  it('is twenty characters nobody confuses when reading them out', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (key) =>
        /^[a-hj-km-np-z2-9]{20}$/.test(firstPassword('a secret', request(key))),
      ),
    );
    expect(firstPassword('a secret', null)).toMatch(/^[a-hj-km-np-z2-9]{20}$/);
  });
  it('is the same for a repeated request and another for another key or installation', () => {
    const first = firstPassword('a secret', request('key-0001'));
    expect(firstPassword('a secret', request('key-0001'))).toBe(first);
    expect(firstPassword('a secret', request('key-0002'))).not.toBe(first);
    expect(firstPassword('other secret', request('key-0001'))).not.toBe(first);
  });
  it('is another each time without a key', () => {
    expect(firstPassword('a secret', null)).not.toBe(firstPassword('a secret', null));
  });
});
