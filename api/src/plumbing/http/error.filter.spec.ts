import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { Fault, Refusal } from '../refusal.js';
import { publicErrorOf } from './error.filter.js';

describe('what a client is told of an error', () => {
  it('is the code, the sentence and the details of a refusal', () => {
    expect(publicErrorOf(new Refusal('stock.insufficient', { free: 2 }))).toEqual({
      status: 409,
      body: { code: 'stock.insufficient', message: expect.stringContaining('Fewer units'), details: { free: 2 } },
      retryAfterSeconds: null,
    });
  });

  it('is when to come back after a fault, and nothing of its cause', () => {
    const fault = new Fault('payment.unavailable', { retryAfterSeconds: 5, cause: new Error('10.0.0.7 refused') });
    const told = publicErrorOf(fault);
    expect([told.status, told.retryAfterSeconds]).toEqual([503, 5]);
    expect(JSON.stringify(told)).not.toContain('10.0.0.7');
  });

  it('is a catalogued code for what the framework refuses', () => {
    expect(publicErrorOf(new NotFoundException()).body.code).toBe('route.not_found');
    expect(publicErrorOf(Object.assign(new Error('too long'), { statusCode: 413 })).body.code).toBe(
      'request.too_large',
    );
  });

  it('is nothing but our fault for a bug', () => {
    for (const bug of [new TypeError('secret is undefined'), 'a thrown string', null]) {
      const told = publicErrorOf(bug);
      expect([told.status, told.body.code]).toEqual([500, 'internal.error']);
      expect(JSON.stringify(told)).not.toMatch(/secret|thrown/);
    }
  });
});
