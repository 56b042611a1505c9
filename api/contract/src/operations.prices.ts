import { deleteShopCurrency, listShopCurrencies, putShopCurrency } from './currency.js';
import {
  addGroupMembers,
  createCustomerGroup,
  deleteCustomerGroup,
  getCustomerGroup,
  listCustomerGroups,
  listGroupMembers,
  removeGroupMember,
  setCustomerGroups,
  updateCustomerGroup,
} from './customer-group.js';
import {
  createPriceList,
  deletePriceList,
  getPriceList,
  listPersonalPrices,
  listPriceLists,
  listPrices,
  listProductPriceLists,
  setPrices,
  updatePriceList,
} from './price-list.js';

/** Operations on what decides prices beside the products themselves. */
export const priceOperations = {
  listShopCurrencies,
  putShopCurrency,
  deleteShopCurrency,
  listCustomerGroups,
  getCustomerGroup,
  createCustomerGroup,
  updateCustomerGroup,
  deleteCustomerGroup,
  listGroupMembers,
  addGroupMembers,
  removeGroupMember,
  setCustomerGroups,
  listPriceLists,
  getPriceList,
  createPriceList,
  updatePriceList,
  deletePriceList,
  listPrices,
  setPrices,
  listProductPriceLists,
  listPersonalPrices,
} as const;
