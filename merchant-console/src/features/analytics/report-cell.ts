import type { Report, ReportColumn } from '@smallshop/contract';
import { formatMoney } from '../../ui/money.js';

const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** A value of a report as people read it; a dash for none. */
export function formatCell(
  value: number | null,
  kind: ReportColumn['kind'],
  currency: Report['currency'],
  isShort = false,
): string {
  if (value === null) return '–';
  if (kind === 'money') return formatMoney({ amount: Math.round(value), currency }, isShort);
  if (kind === 'percent') return percent.format(value);
  return (isShort ? short : whole).format(value);
}
