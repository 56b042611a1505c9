/** What shoppers keep beside the cart. */
export const keepingRefusals = {
  'cart.saved_not_found': { status: 404, meaning: 'Nothing saved for later by that id.' },
  'cart.too_many_saved': { status: 409, meaning: 'At most 100 items can be saved for later; remove one first.' },
  'cart.share_not_found': { status: 404, meaning: 'This link does not lead to a cart, or is older than 30 days.' },
  'cart.nothing_to_add': {
    status: 409,
    meaning: 'Nothing of it can be had now; `details.titles` names what it held.',
  },
  'cart.reminder_not_found': { status: 404, meaning: 'This link is not ours, or older than 30 days.' },
  'wish_list.not_found': { status: 404, meaning: 'This wish list is not shared, or no longer.' },
  'wish_list.item_not_found': { status: 404, meaning: 'That product is not on the wish list.' },
  'wish_list.full': { status: 409, meaning: 'A wish list holds at most 200 products; remove one first.' },
} as const;
