/** Refusals about goods that come back; part of the catalogue of all. */
export const returnRefusals = {
  'return.not_found': { status: 404, meaning: 'No such return.' },
  'return.transition_refused': { status: 409, meaning: 'The return is in a state that does not allow this.' },
  'return.requests_closed': { status: 409, meaning: 'This shop takes no requests online; write to it instead.' },
  'return.digital': { status: 409, meaning: 'Downloads cannot be sent back.' },
  'return.not_sent': { status: 409, meaning: 'Nothing of this line was sent yet.' },
  'return.returned': { status: 409, meaning: 'All of this line has come back, is on its way back or was refunded.' },
  'return.final_sale': { status: 409, meaning: 'This item was a final sale and cannot be sent back.' },
  'return.window_over': { status: 409, meaning: 'The time to send this item back is over.' },
  'return.units_exceeded': {
    status: 409,
    meaning: 'Fewer units of a line can come back; `details` says how many.',
  },
  'return.reason_unknown': { status: 409, meaning: 'Choose one of the shop’s reasons.' },
  'return.exchange_incomplete': {
    status: 409,
    meaning: 'Choose what is sent for every item that came; `details` names those without.',
  },
  'return.variant_unavailable': {
    status: 409,
    meaning: 'This is not on sale, or is a download: choose something else to send.',
  },
  'return.nothing_received': { status: 409, meaning: 'Say how many units came.' },
} as const;
