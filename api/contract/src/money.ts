import { z } from 'zod';

/** ISO 4217 codes a shop may sell in. Exponents differ (JPY has none), so never divide by 100: see `minorUnitDigits`. */
export const currencySchema = z
  .enum(['EUR', 'GBP', 'USD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'NZD', 'JPY'])
  .meta({ id: 'Currency', description: 'ISO 4217 currency code' });
export type Currency = z.infer<typeof currencySchema>;

/** Digits after the decimal point of a currency's major unit. */
export const minorUnitDigits: Readonly<Record<Currency, number>> = {
  EUR: 2,
  GBP: 2,
  USD: 2,
  CHF: 2,
  SEK: 2,
  NOK: 2,
  DKK: 2,
  PLN: 2,
  CZK: 2,
  CAD: 2,
  AUD: 2,
  NZD: 2,
  JPY: 0,
};

/** The largest amount accepted anywhere, in minor units: keeps sums of many lines inside a double's exact integers. */
export const maxAmountMinor = 100_000_000_000;

/** A non-negative amount in minor units as it arrives from a client. */
export const amountMinorSchema = z
  .int()
  .min(0)
  .max(maxAmountMinor)
  .meta({ description: 'Amount in minor units (cents), 0 or more', examples: [1999] });

/** Money on the wire: an integer in minor units and its currency. May be negative in explanations (discounts). */
export const moneySchema = z
  .strictObject({
    amount: z.int().min(-maxAmountMinor).max(maxAmountMinor).meta({ description: 'Minor units' }),
    currency: currencySchema,
  })
  .meta({
    id: 'Money',
    description: 'Integer minor units with ISO 4217 currency',
    examples: [{ amount: 1999, currency: 'EUR' }],
  });
export type Money = z.infer<typeof moneySchema>;
