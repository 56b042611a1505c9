import type { ImportOutcome, ImportState } from '@smallshop/contract';
import { Badge, type Tone } from '../../ui/badge.js';

const states: Readonly<Record<ImportState, { label: string; tone: Tone; hollow?: boolean }>> = {
  analysed: { label: 'Columns to confirm', tone: 'caution', hollow: true },
  checking: { label: 'Checking', tone: 'info', hollow: true },
  checked: { label: 'Ready to import', tone: 'caution', hollow: true },
  applying: { label: 'Importing', tone: 'info', hollow: true },
  applied: { label: 'Imported', tone: 'positive' },
  undoing: { label: 'Undoing', tone: 'info', hollow: true },
  undone: { label: 'Undone', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'critical' },
};

/** What an import is at. */
export function ImportStateBadge({ state }: { state: ImportState }) {
  const { label, tone, hollow } = states[state];
  return (
    <Badge tone={tone} hollow={hollow ?? false}>
      {label}
    </Badge>
  );
}

/** What becomes of a product, as filters and badges say it. */
export const outcomeLooks: Readonly<Record<ImportOutcome, { label: string; tone: Tone }>> = {
  create: { label: 'New', tone: 'positive' },
  update: { label: 'Changed', tone: 'info' },
  unchanged: { label: 'Unchanged', tone: 'neutral' },
  skipped: { label: 'Left alone', tone: 'neutral' },
  error: { label: 'Error', tone: 'critical' },
};

/** Bytes as people say them: `1.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const amount = bytes / 1000 ** power;
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: power === 0 ? 0 : 1 }).format(amount)} ${units[power]}`;
}

/** `Shopify export`, for whoever made the file. */
export const formatNames = {
  smallshop: 'SmallShop file',
  shopify: 'Shopify export',
  woocommerce: 'WooCommerce export',
  other: 'Other file',
} as const;
