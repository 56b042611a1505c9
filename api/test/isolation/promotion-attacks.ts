import type { OperationId } from '@smallshop/contract';
import type { Attack } from './price-attacks.js';
import type { Victim } from './victim.js';

/** Attacks on promotions and their codes. */
export const promotionAttacks = ({ ids, goods }: Victim): Partial<Record<OperationId, Attack>> => {
  const promotion = { id: ids.promotion };
  const effect = { kind: 'free_shipping' };
  const code = 'SEALED-ENVELOPE';
  return {
    getAdminPromotion: { params: promotion },
    createPromotion: {
      body: {
        ...{ name: 'Mine', effect },
        conditions: { items: { productIds: [goods.productId] }, customerGroupIds: [ids.group] },
      },
    },
    updatePromotion: { params: promotion, body: { name: 'Mine', effect } },
    deletePromotion: { params: promotion },
    listPromotionCodes: { params: promotion },
    addPromotionCodes: { params: promotion, body: { from: 'list', codes: ['MINE'] } },
    deletePromotionCode: { params: { ...promotion, code } },
  };
};
