import { describe, expect, it } from 'vitest';
import { decideSettlement, type Settlement } from './settlement.rule.js';

type Arguments = Parameters<typeof decideSettlement>;

describe('settling a payment', () => {
  it.each<[...Arguments, Settlement]>([
    ['awaiting_payment', 'pending', 'succeeded', 'complete'],
    ['awaiting_payment', 'requires_action', 'succeeded', 'complete'],
    ['awaiting_payment', 'pending', 'due', 'complete'],
    ['awaiting_payment', 'pending', 'declined', 'decline'],
    ['awaiting_payment', 'pending', 'requires_action', 'ask'],
    ['awaiting_payment', 'pending', 'processing', 'wait'],
    ['awaiting_payment', 'pending', 'absent', 'wait'],
  ])('while a checkout is %s and its payment %s, "%s" means to %s', (checkout, payment, reported, settlement) => {
    expect(decideSettlement(checkout, payment, reported)).toBe(settlement);
  });

  it('completes late when the money comes after giving up', () => {
    expect(decideSettlement('expired', 'cancelled', 'succeeded')).toBe('complete_late');
    expect(decideSettlement('payment_failed', 'declined', 'succeeded')).toBe('complete_late');
  });

  it('never completes twice', () => {
    expect(decideSettlement('completed', 'succeeded', 'succeeded')).toBe('ignore');
    expect(decideSettlement('completed', 'pending', 'due')).toBe('ignore');
  });

  it('never undoes an order for a late refusal', () => {
    expect(decideSettlement('completed', 'succeeded', 'declined')).toBe('ignore');
    expect(decideSettlement('expired', 'cancelled', 'declined')).toBe('ignore');
  });

  it('does not ask for money again that was given back', () => {
    expect(decideSettlement('expired', 'cancelled', 'requires_action')).toBe('ignore');
    expect(decideSettlement('expired', 'succeeded', 'succeeded')).toBe('ignore');
  });
});
