/** Refusals about customer groups, price lists and currencies; part of the catalogue of all. */
export const priceRefusals = {
  'customer_group.not_found': { status: 404, meaning: 'No such customer group in this shop.' },
  'customer_group.name_taken': { status: 409, meaning: 'Another customer group of this shop has this name.' },
  'customer_group.in_use': {
    status: 409,
    meaning:
      'A price list is for this group; give it another group or delete it first. `details.priceLists` names them.',
  },
  'customer_group.too_many': { status: 409, meaning: 'A shop has at most 50 customer groups.' },
  'price_list.not_found': { status: 404, meaning: 'No such price list in this shop.' },
  'price_list.name_taken': { status: 409, meaning: 'Another price list of this shop has this name.' },
  'price_list.schedule_invalid': { status: 409, meaning: 'The end of a price list must lie after its beginning.' },
  'price_list.currency_fixed': {
    status: 409,
    meaning: 'A price list that holds prices keeps its currency; make another list, or take its prices out first.',
  },
  'price_list.too_many': { status: 409, meaning: 'A shop has at most 50 price lists; delete those that have ended.' },
  'currency.not_found': { status: 404, meaning: 'The shop does not sell in this currency; add it to its currencies.' },
  'currency.own': { status: 409, meaning: 'This is the shop’s own currency; it needs no rate.' },
  'currency.in_use': { status: 409, meaning: 'Price lists are in this currency; delete them first, or unpublish it.' },
} as const;
