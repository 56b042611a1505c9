import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, timestampSchema, versionSchema } from './primitives.js';
import { stockVariantSchema } from './stock.js';

/** Stock at a glance. Products on sale only; digital goods have no stock. */
export const stockSummarySchema = z
  .strictObject({
    variants: z.int(),
    unitsOnHand: z.int(),
    low: z.int().meta({ description: 'Variants at or below their threshold, those sold out included' }),
    out: z.int(),
    backordered: z.int().meta({ description: 'Variants with units promised beyond the shelf' }),
    incomingUnits: z.int(),
    openTransfers: z.int(),
    openCounts: z.int(),
    discrepancies: z.int(),
  })
  .meta({ id: 'StockSummary' });
export type StockSummary = z.infer<typeof stockSummarySchema>;

export const stockSettingsSchema = z
  .strictObject({
    lowStockThreshold: z.int(),
    isDigestWanted: z.boolean().meta({ description: 'One e-mail a day at most, to the shop’s contact address' }),
    version: versionSchema,
  })
  .meta({ id: 'StockSettings' });
export type StockSettings = z.infer<typeof stockSettingsSchema>;

export const stockSettingsInput = z.strictObject({
  lowStockThreshold: z.int().min(0).max(1_000_000),
  isDigestWanted: z.boolean(),
});
export type StockSettingsInput = z.infer<typeof stockSettingsInput>;

/** A level that is not the sum of what it stands for. There should never be one; if there is, it is shown until it is mended. */
export const stockDiscrepancySchema = stockVariantSchema
  .extend({
    locationId: idSchema,
    location: z.string(),
    kind: z.enum(['on_hand', 'reserved', 'backordered']),
    levelUnits: z.int(),
    summedUnits: z.int().meta({ description: 'Sum of movements, of reservations or of promises' }),
    foundAt: timestampSchema,
  })
  .meta({ id: 'StockDiscrepancy' });
export type StockDiscrepancy = z.infer<typeof stockDiscrepancySchema>;

export const ledgerCheckSchema = z
  .strictObject({
    checkedAt: timestampSchema.nullable().meta({ description: 'Null: never yet' }),
    levels: z.int().meta({ description: 'Levels compared' }),
    discrepancies: z.array(stockDiscrepancySchema).meta({ description: 'The first hundred' }),
  })
  .meta({ id: 'LedgerCheck' });
export type LedgerCheck = z.infer<typeof ledgerCheckSchema>;

export const getStockSummary = defineOperation({
  id: 'getStockSummary',
  method: 'GET',
  path: '/admin/stock/summary',
  tag: 'Stock',
  summary: 'Stock at a glance',
  access: 'catalog.read',
  response: stockSummarySchema,
});
export const getStockSettings = defineOperation({
  id: 'getStockSettings',
  method: 'GET',
  path: '/admin/stock/settings',
  tag: 'Stock',
  summary: 'When stock counts as low, and whether an e-mail says so',
  access: 'catalog.read',
  response: stockSettingsSchema,
  versioned: true,
});
export const updateStockSettings = defineOperation({
  id: 'updateStockSettings',
  method: 'PUT',
  path: '/admin/stock/settings',
  tag: 'Stock',
  summary: 'Change them',
  access: 'stock.write',
  body: stockSettingsInput,
  response: stockSettingsSchema,
  versioned: true,
  refusals: ['precondition.failed'],
});
export const getLedgerCheck = defineOperation({
  id: 'getLedgerCheck',
  method: 'GET',
  path: '/admin/stock/ledger-check',
  tag: 'Stock',
  summary: 'What the last check of the ledger found',
  access: 'catalog.read',
  response: ledgerCheckSchema,
});
export const checkLedger = defineOperation({
  id: 'checkLedger',
  method: 'POST',
  path: '/admin/stock/ledger-check',
  tag: 'Stock',
  summary: 'Compare every level with the ledger now; a worker does so each night',
  access: 'stock.write',
  response: ledgerCheckSchema,
});
