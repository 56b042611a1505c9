import type { AdminOrder, Currency, RefundInput } from '@smallshop/contract';
import { parseMinor } from '../../ui/money.js';

/** A refund as it is being put together. */
export interface RefundForm {
  /** Units by line. */
  readonly units: Readonly<Record<string, number>>;
  readonly isRestocked: boolean;
  /** Empty: the default location. */
  readonly locationId: string;
  readonly shipping: string;
  readonly extra: string;
  readonly reason: string;
}

/** Nothing chosen yet. */
export const emptyRefund: RefundForm = {
  units: {},
  isRestocked: true,
  locationId: '',
  shipping: '',
  extra: '',
  reason: '',
};

/** What is wrong with an amount as it was typed; nothing when it is none or can be read. */
export const amountError = (text: string, currency: Currency): string | undefined =>
  text.trim() === '' || parseMinor(text, currency) !== undefined ? undefined : 'Enter an amount such as 4.90.';

/** The refund as the API takes it; amounts that cannot be read count for nothing. */
export function readRefund(form: RefundForm, order: AdminOrder): RefundInput {
  const { currency } = order.captured;
  return {
    lines: order.lines.flatMap(({ id, isDigital }) => {
      const quantity = form.units[id] ?? 0;
      return quantity > 0 ? [{ orderLineId: id, quantity, restock: form.isRestocked && !isDigital }] : [];
    }),
    shippingMinor: parseMinor(form.shipping, currency) ?? 0,
    extraMinor: parseMinor(form.extra, currency) ?? 0,
    locationId: form.locationId || null,
  };
}
