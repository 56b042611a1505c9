import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.js';

describe('the circuit breaker', () => {
  it('stops trying after five failures in a row, then lets one attempt through a second', () => {
    let now = 0;
    const breaker = new Breaker(5, 1000, () => now);
    for (let failure = 0; failure < 5; failure += 1) {
      expect(breaker.mayTry()).toBe(true);
      breaker.failed();
    }
    expect([breaker.mayTry(), breaker.isOpen]).toEqual([false, true]);
    now = 1000;
    expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, false]);
  });

  it('closes with the first success', () => {
    const breaker = new Breaker(1, 1000, () => 0);
    breaker.failed();
    breaker.succeeded();
    expect([breaker.mayTry(), breaker.isOpen]).toEqual([true, false]);
  });
});
