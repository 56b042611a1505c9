import { z } from 'zod';
import { adminReturnSchema, returnRowSchema, type ReturnPolicyInput, type ReturnStatus } from '@smallshop/contract';

export const returnRow = z.object({ item: adminReturnSchema });
export const listedRow = z.object({ item: returnRowSchema });

/** What of an order's lines is coming back already, and which of them stay sold. */
export const returnFactsSchema = z.object({
  /** What a minor unit of the order's currency is worth in the shop's own. */
  ownRate: z.number(),
  lines: z.array(
    z.object({
      orderLineId: z.string(),
      isFinalSale: z.boolean(),
      returning: z.number(),
      refundedByReturns: z.number(),
    }),
  ),
});
export type ReturnFacts = z.infer<typeof returnFactsSchema>;

/** Goods somebody wants to send back. */
export interface NewReturn {
  readonly orderId: string;
  readonly status: 'requested' | 'approved';
  readonly isByBuyer: boolean;
  readonly by: string;
  readonly instructions: string;
  readonly labelUrl: string | null;
  readonly feeMinor: number;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly quantity: number;
    readonly reason: string;
    readonly comment: string;
  }[];
}

/** What a step changes; what it leaves out stays. */
export interface ReturnStep {
  readonly status: ReturnStatus;
  readonly by: string;
  readonly message?: string;
  readonly instructions?: string;
  readonly labelUrl?: string | null;
  readonly feeMinor?: number;
  readonly refundId?: string;
}

/** A policy as it is stored. */
export interface StoredPolicy extends ReturnPolicyInput {
  readonly version: number;
  readonly updatedBy: string;
  /** Null: nobody has said anything yet. */
  readonly updatedAt: Date | null;
}
