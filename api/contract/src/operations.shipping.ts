import {
  createPickup,
  createShippingZone,
  deletePickup,
  deleteShippingZone,
  getShippingSettings,
  getShippingZone,
  listShippingCountries,
  listShippingMethods,
  tryShipping,
  updatePickup,
  updateShippingZone,
} from './shipping.js';
import { deleteTaxCountry, getTaxes, putTaxCountry, suggestTaxRates, updateTaxSettings } from './tax.js';

/** Operations on where a shop ships to, what that costs, and what it taxes. */
export const shippingOperations = {
  listShippingMethods,
  listShippingCountries,
  getShippingSettings,
  getShippingZone,
  createShippingZone,
  updateShippingZone,
  deleteShippingZone,
  createPickup,
  updatePickup,
  deletePickup,
  tryShipping,
  getTaxes,
  updateTaxSettings,
  putTaxCountry,
  deleteTaxCountry,
  suggestTaxRates,
} as const;
