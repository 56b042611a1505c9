import type { OperationId } from '@smallshop/contract';
import type { Attack } from './price-attacks.js';
import type { Victim } from './victim.js';

/** Attacks on zones, places to fetch goods at, and taxes. */
export const shippingAttacks = ({ ids }: Victim): Partial<Record<OperationId, Attack>> => {
  const [zone, pickup] = [{ id: ids.shippingZone }, { id: ids.pickup }];
  const charge = { by: 'order', price: 0 };
  const stolen = {
    name: 'Mine',
    areas: [{ country: 'FR' }],
    methods: [{ id: ids.shippingMethod, name: 'Mine', charge }],
  };
  const mine = { name: 'Mine', place: { line1: 'Here', city: 'Here', country: 'DE' } };
  return {
    getShippingZone: { params: zone },
    createShippingZone: { body: stolen },
    updateShippingZone: { params: zone, body: stolen },
    deleteShippingZone: { params: zone },
    createPickup: { body: mine },
    updatePickup: { params: pickup, body: mine },
    deletePickup: { params: pickup },
    tryShipping: { body: { country: 'DE' } },
    updateTaxSettings: {
      body: { pricesIncludeTax: false, rounding: 'total', shippingTax: 'as_goods', abroad: 'destination_tax' },
    },
    putTaxCountry: { body: { country: 'SE', rates: [{ name: 'Mine', ratePercent: 1 }] } },
    deleteTaxCountry: { params: { country: 'DE' } },
    suggestTaxRates: { query: '?country=DE' },
  };
};
