import type { ReportName } from '@smallshop/contract';

/** What each report answers, in the order they are offered. */
export const reportNames: Readonly<Record<ReportName, { label: string; question: string }>> = {
  'sales-over-time': { label: 'Sales over time', question: 'What the shop took, day by day' },
  'sales-by-product': { label: 'Sales by product', question: 'Which products bring the money' },
  'sales-by-variant': { label: 'Sales by variant', question: 'Which size, which colour' },
  'sales-by-category': {
    label: 'Sales by category',
    question: 'Which shelves bring the money; a product counts for its first one',
  },
  'sales-by-channel': { label: 'Sales by channel', question: 'Which way orders come' },
  'sales-by-customer': { label: 'Sales by customer', question: 'Who buys most' },
  'sales-by-country': { label: 'Sales by country', question: 'Where orders go' },
  'new-and-returning': {
    label: 'New and returning customers',
    question: 'Who orders for the first time, and who comes back',
  },
  'popular-products': {
    label: 'Popular products',
    question: 'What is bought most often, and how much of it comes back',
  },
  conversion: { label: 'Conversion', question: 'How many carts become orders' },
  taxes: { label: 'Taxes', question: 'What is owed, by place and rate' },
  discounts: { label: 'Discounts', question: 'What each discount and code has cost' },
  refunds: { label: 'Refunds', question: 'What went back, day by day' },
  shipping: { label: 'Shipping', question: 'What was charged for sending, by country' },
  'stock-value': { label: 'Stock value', question: 'What stands on the shelves is worth' },
};

const regions = new Intl.DisplayNames(undefined, { type: 'region' });

/** A row's label as people read it. */
export function rowLabel(name: ReportName, label: string): string {
  if (name === 'sales-by-country' || name === 'shipping')
    return label === '' ? 'No address' : (regions.of(label) ?? label);
  if (name === 'sales-by-channel') return channelLabel(label);
  return label;
}

/** A way orders come: `storefront` is `Storefront`. */
export const channelLabel = (channel: string): string =>
  (channel.charAt(0).toUpperCase() + channel.slice(1)).replaceAll('_', ' ');

/** A country's name. */
export const countryLabel = (country: string): string => regions.of(country) ?? country;
