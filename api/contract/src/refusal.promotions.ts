/** Refusals about promotions and their codes; part of the catalogue of all. */
export const promotionRefusals = {
  'promotion.not_found': { status: 404, meaning: 'No such promotion in this shop.' },
  'promotion.too_many': {
    status: 409,
    meaning: 'A shop has at most 200 promotions that count now or later; end those that are over.',
  },
  'promotion.code_not_found': { status: 404, meaning: 'No such code of this promotion.' },
  'promotion.code_taken': {
    status: 409,
    meaning: 'A code of this shop reads the same; `details.codes` says which. None was added.',
  },
  'promotion.items_unknown': {
    status: 409,
    meaning: 'It names goods or customer groups this shop does not have; `details.ids` says which.',
  },
  'promotion.schedule_invalid': { status: 409, meaning: 'The end of a promotion must lie after its beginning.' },
} as const;
