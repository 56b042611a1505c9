import { type Currency, minorUnitDigits } from '@smallshop/contract';

/** What one euro of shelf price comes to elsewhere, roughly, and the steps prices there are written in (major units). */
const levels: Readonly<Record<Currency, { perEuro: number; step: number }>> = {
  EUR: { perEuro: 1, step: 1 },
  GBP: { perEuro: 0.9, step: 1 },
  USD: { perEuro: 1.1, step: 1 },
  CHF: { perEuro: 1.1, step: 1 },
  SEK: { perEuro: 11, step: 10 },
  NOK: { perEuro: 12, step: 10 },
  DKK: { perEuro: 7.5, step: 5 },
  PLN: { perEuro: 4.5, step: 5 },
  CZK: { perEuro: 25, step: 10 },
  CAD: { perEuro: 1.5, step: 1 },
  AUD: { perEuro: 1.7, step: 1 },
  NZD: { perEuro: 1.8, step: 1 },
  JPY: { perEuro: 160, step: 100 },
};

/** A price that looks at home in `currency` for something worth `euros`, in minor units; never zero. */
export function samplePrice(euros: number, currency: Currency): number {
  const { perEuro, step } = levels[currency];
  const major = Math.max(step, Math.round((euros * perEuro) / step) * step);
  return Math.round(major * 10 ** minorUnitDigits[currency]);
}
