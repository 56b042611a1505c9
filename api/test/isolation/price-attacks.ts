import type { OperationId } from '@smallshop/contract';
import type { Victim } from './victim.js';

/** How an operation is aimed at the victim. */
export interface Attack {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Attacks on groups, price lists and currencies. */
export const priceAttacks = ({ ids, goods }: Victim): Partial<Record<OperationId, Attack>> => {
  const [group, list] = [{ id: ids.group }, { id: ids.priceList }];
  return {
    putShopCurrency: { body: { currency: 'USD', isPublished: true, rate: 2 } },
    deleteShopCurrency: { params: { currency: 'CHF' } },
    getCustomerGroup: { params: group },
    createCustomerGroup: { body: { name: 'Mine' } },
    updateCustomerGroup: { params: group, body: { name: 'Mine' } },
    deleteCustomerGroup: { params: group },
    listGroupMembers: { params: group },
    addGroupMembers: { params: group, body: { customerIds: [ids.customer] } },
    removeGroupMember: { params: { ...group, customerId: ids.customer } },
    setCustomerGroups: { params: { id: ids.customer }, body: { groupIds: [ids.group] } },
    getPriceList: { params: list },
    createPriceList: { body: { name: 'Mine', currency: 'EUR', groupId: ids.group } },
    updatePriceList: { params: list, body: { name: 'Mine', currency: 'EUR' } },
    deletePriceList: { params: list },
    listPrices: { params: list },
    setPrices: { params: list, body: { prices: [{ variantId: goods.variantId, priceMinor: 1 }] } },
    exportPrices: { params: list },
    importPrices: {
      params: list,
      body: `Product,Variant,SKU,Variant ID,Base price,From quantity,Price,Compare-at price\r\n,,,${goods.variantId},,1,1,\r\n`,
      headers: { 'content-type': 'application/octet-stream' },
    },
    listProductPriceLists: { params: { id: goods.productId } },
    listPersonalPrices: { query: `?productIds=${goods.productId}` },
  };
};
