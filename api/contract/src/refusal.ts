import { z } from 'zod';
import { keepingRefusals } from './refusal.keeping.js';
import { orderRefusals } from './refusal.orders.js';
import { priceRefusals } from './refusal.prices.js';
import { promotionRefusals } from './refusal.promotions.js';
import { shippingRefusals } from './refusal.shipping.js';
import { returnRefusals } from './refusal.returns.js';
import { sheetRefusals } from './sheet.js';

/**
 * Every refusal and fault a client can meet: permanent code → HTTP status and what it means.
 * Codes are never renamed or reused; `docs/errors.md` is generated from this table.
 */
export const refusals = {
  'request.malformed': {
    status: 400,
    meaning: 'The body is not valid JSON, or the request holds what cannot be read, such as a NUL character.',
  },
  'request.invalid': {
    status: 422,
    meaning: 'A field is missing, unknown or out of range; `details.issues` names each.',
  },
  'request.too_large': { status: 413, meaning: 'The body is larger than this route accepts.' },
  'request.unsupported_media_type': { status: 415, meaning: 'Send JSON with `Content-Type: application/json`.' },
  'request.rate_limited': { status: 429, meaning: 'Too many requests; wait for `Retry-After` seconds.' },
  'request.cross_site': { status: 403, meaning: 'A cookie-authenticated write must come from the same site.' },
  'route.not_found': { status: 404, meaning: 'No such route.' },
  'auth.required': { status: 401, meaning: 'Sign in, or send a valid access token or API key.' },
  'auth.forbidden': { status: 403, meaning: 'Signed in, but not allowed to do this.' },
  'auth.invalid_credentials': { status: 401, meaning: 'E-mail and password do not match.' },
  'auth.session_ended': {
    status: 401,
    meaning: 'The session has ended or its refresh token was used twice; sign in again.',
  },
  'auth.email_taken': { status: 409, meaning: 'An account with this e-mail exists in this shop; sign in instead.' },
  'shop.not_found': { status: 404, meaning: 'No shop answers at this address.' },
  'shop.suspended': { status: 503, meaning: 'This shop is closed for now.' },
  'shop.slug_taken': { status: 409, meaning: 'Another shop uses this address; choose another.' },
  'shop.theme_unknown': { status: 409, meaning: 'No such theme is installed.' },
  'shop.already_suspended': { status: 409, meaning: 'The shop is suspended already.' },
  'shop.not_suspended': { status: 409, meaning: 'The shop is not suspended.' },
  'language.not_found': { status: 404, meaning: 'The shop does not have this language.' },
  'language.exists': { status: 409, meaning: 'The shop has this language already.' },
  'language.too_many': { status: 409, meaning: 'A shop can have at most 20 languages beside its own.' },
  'language.is_default': {
    status: 409,
    meaning: 'This is the shop’s own language; choose another in the settings first.',
  },
  'language.published': { status: 409, meaning: 'Shoppers see this language; take it back before removing it.' },
  'language.has_translations': {
    status: 409,
    meaning: 'Texts are translated into this language; confirm that they are deleted with it. `details` says how many.',
  },
  'language.list_differs': {
    status: 409,
    meaning: 'The list does not name each of the shop’s other languages once; load it again.',
  },
  'translation.not_found': { status: 404, meaning: 'No such record to translate in this shop.' },
  'translation.text_unknown': {
    status: 409,
    meaning: 'The record has no such text; `details.keys` names them. Load it again, its original may have changed.',
  },
  'translation.text_too_long': {
    status: 409,
    meaning: 'A translation is longer than such a text may be; `details` says which, and how long it may be.',
  },
  'product.not_found': { status: 404, meaning: 'No such product in this shop.' },
  'product.slug_taken': { status: 409, meaning: 'Another product of this shop uses this slug.' },
  'product.has_orders': {
    status: 409,
    meaning: 'Ordered products cannot be deleted; archive it instead. `details` says how many orders it is in.',
  },
  'product.publish_incomplete': {
    status: 409,
    meaning: 'An active product needs at least one active variant with a price.',
  },
  'product.related_not_found': {
    status: 409,
    meaning: 'A related product is not in this shop, or the product itself; `details.ids` says which.',
  },
  'product.schedule_invalid': { status: 409, meaning: 'The end of sale must lie after its beginning.' },
  'variant.not_found': { status: 404, meaning: 'No such variant in this shop.' },
  'variant.sku_taken': {
    status: 409,
    meaning: 'Another variant of this shop uses this SKU; `details` names its product.',
  },
  'variant.barcode_taken': {
    status: 409,
    meaning: 'Another variant of this shop uses this barcode; `details` names its product.',
  },
  'variant.media_mismatch': { status: 409, meaning: 'A variant’s picture must be one of its product’s pictures.' },
  'variant.options_mismatch': {
    status: 409,
    meaning: 'Option values must name each option once and be unique per variant.',
  },
  'category.not_found': { status: 404, meaning: 'No such category in this shop.' },
  'custom_field.not_found': { status: 404, meaning: 'No such custom field in this shop.' },
  'custom_field.key_taken': { status: 409, meaning: 'Another custom field of this shop has this key.' },
  'custom_field.too_many': { status: 409, meaning: 'A shop defines at most 100 custom fields.' },
  'custom_field.in_use': {
    status: 409,
    meaning: 'Products have values of this field; `details.productCount` says how many.',
  },
  'custom_field.invalid': {
    status: 409,
    meaning: 'A custom field does not accept its value; `details.fields` says which and why.',
  },
  'category.slug_taken': { status: 409, meaning: 'Another category of this shop uses this slug.' },
  'category.cycle': { status: 409, meaning: 'A category cannot stand below itself.' },
  'category.too_deep': { status: 409, meaning: 'Categories can be five levels deep at most.' },
  'category.sibling_moved': {
    status: 409,
    meaning: 'The category to stand before is no longer there; load the tree again.',
  },
  'collection.not_found': { status: 404, meaning: 'No such collection in this shop.' },
  'collection.slug_taken': { status: 409, meaning: 'Another collection of this shop uses this slug.' },
  'collection.kind_fixed': {
    status: 409,
    meaning: 'A collection stays as it began, by hand or by rules; add another one instead.',
  },
  'collection.rules_decide': {
    status: 409,
    meaning: 'Rules decide what this collection holds; change the rules instead.',
  },
  'collection.rule_unknown': {
    status: 409,
    meaning: 'A condition names a category or custom field this shop does not have; `details` says which.',
  },
  'synonym.not_found': { status: 404, meaning: 'No such synonyms in this shop.' },
  'synonym.no_word': { status: 409, meaning: 'Each synonym needs a letter or a digit to be found by.' },
  'synonym.too_many': { status: 409, meaning: 'A shop keeps at most 500 groups of synonyms; remove one first.' },
  'search_rule.not_found': { status: 404, meaning: 'No such rule in this shop.' },
  'search_rule.no_word': { status: 409, meaning: 'The query needs a letter or a digit.' },
  'search_rule.query_taken': { status: 409, meaning: 'This query has a rule already; change that one.' },
  'preview.not_found': {
    status: 404,
    meaning: 'The link is wrong or has expired, or what it led to is gone; make a new one.',
  },
  'page.not_found': { status: 404, meaning: 'No such page in this shop.' },
  'redirect.not_found': { status: 404, meaning: 'No such redirect in this shop.' },
  'redirect.path_taken': { status: 409, meaning: 'This address is redirected already; delete that redirect first.' },
  'redirect.path_live': {
    status: 409,
    meaning: 'The shop shows a page at this address; take it off sale or unpublish it first.',
  },
  'redirect.loop': { status: 409, meaning: 'This redirect would lead back to where it begins.' },
  'page.slug_taken': { status: 409, meaning: 'Another page of this shop uses this slug.' },
  'page.linked': {
    status: 409,
    meaning: 'Menus link to this page; take the links out first, or delete it with `unlink=true`.',
  },
  'menu.not_found': { status: 404, meaning: 'No such menu in this shop.' },
  'menu.handle_taken': { status: 409, meaning: 'Another menu of this shop uses this handle.' },
  'menu.required': { status: 409, meaning: 'Themes show this menu on every page; empty it instead.' },
  'customer.not_found': { status: 404, meaning: 'No such customer in this shop.' },
  ...priceRefusals,
  'address.not_found': { status: 404, meaning: 'No such address.' },
  'mail.not_found': { status: 404, meaning: 'No such e-mail.' },
  'download.not_found': { status: 404, meaning: 'This download link is unknown or has expired.' },
  'download.limit_reached': {
    status: 409,
    meaning: 'This file has been downloaded as often as it was sold for; ask the shop for another time.',
  },
  'media.not_found': { status: 404, meaning: 'No such file.' },
  'media.not_a_picture': {
    status: 409,
    meaning: 'This file is sold as a download; choose a picture.',
  },
  'media.too_large': {
    status: 413,
    meaning: 'The file is larger than is kept here; `details.limitBytes` says how large it may be.',
  },
  'media.type_unsupported': {
    status: 415,
    meaning: 'Pictures are JPEG, PNG, WebP, AVIF, GIF or TIFF; save it as one of these and send it again.',
  },
  'media.pixels_exceeded': {
    status: 422,
    meaning: 'The picture has more than 50 million pixels; make it smaller and send it again.',
  },
  'media.corrupt': { status: 422, meaning: 'The file is damaged or incomplete; export it again and send that.' },
  'media.quota_exceeded': {
    status: 409,
    meaning: 'The shop’s storage is full; delete files that are not used, or ask for more.',
  },
  'media.duplicate': {
    status: 409,
    meaning: 'The library has this very file already; `details` names it. Use that one instead.',
  },
  'media.in_use': {
    status: 409,
    meaning: 'The file is used; `details.usages` says where. Take it out there first.',
  },
  'media.locale_unknown': { status: 409, meaning: 'The shop does not have this language; add it first.' },
  'media.address_refused': {
    status: 422,
    meaning: 'Pictures are fetched from public http and https addresses only.',
  },
  'media.fetch_failed': {
    status: 422,
    meaning: 'The picture could not be fetched from its address; `details.reason` says why.',
  },
  'import.not_found': { status: 404, meaning: 'No such import in this shop.' },
  'import.file_unreadable': {
    status: 422,
    meaning:
      'The file cannot be read: it is empty, has no rows below its column names, or a quotation mark is not closed.',
  },
  'import.format_unknown': { status: 415, meaning: 'Send CSV with column names in its first row, or JSON Lines.' },
  'import.too_large': { status: 413, meaning: 'An import takes files of up to 500 MB; split it.' },
  'import.mapping_incomplete': {
    status: 409,
    meaning: 'The columns do not make products yet; `details.problems` says what is missing.',
  },
  'import.transition_refused': { status: 409, meaning: 'The import is in a state that does not allow this.' },
  'import.undo_expired': { status: 409, meaning: 'An import can be undone for 30 days.' },
  'export.not_found': { status: 404, meaning: 'This export is unknown, or its link has expired.' },
  'stock.insufficient': { status: 409, meaning: 'Fewer units are free than asked for; `details` says how many.' },
  'stock.negative': { status: 409, meaning: 'The adjustment would take stock below zero or below what is reserved.' },
  'location.not_found': { status: 404, meaning: 'No such location in this shop.' },
  'location.name_taken': { status: 409, meaning: 'Another location of this shop has this name; choose another.' },
  'location.closed': { status: 409, meaning: 'This location is closed; open it again first, or choose another.' },
  'location.in_use': {
    status: 409,
    meaning: 'Stock, an open transfer or an open count is there; `details` says what. Move or finish it first.',
  },
  'location.last': {
    status: 409,
    meaning: 'The default location stays open; make another location the default first.',
  },
  'transfer.not_found': { status: 404, meaning: 'No such transfer in this shop.' },
  'transfer.same_location': { status: 409, meaning: 'A transfer needs two different locations.' },
  'transfer.transition_refused': { status: 409, meaning: 'The transfer is in a state that does not allow this.' },
  'transfer.exceeds_sent': {
    status: 409,
    meaning: 'More than was sent cannot arrive; `details` says how many are open.',
  },
  'count.not_found': { status: 404, meaning: 'No such count in this shop.' },
  'count.closed': { status: 409, meaning: 'This count was applied or cancelled; begin a new one.' },
  'count.nothing_counted': { status: 409, meaning: 'Nothing has been counted yet.' },
  'count.line_changed': {
    status: 409,
    meaning: 'Somebody else counted this meanwhile; `details` says who and how many.',
  },
  ...keepingRefusals,
  ...promotionRefusals,
  ...shippingRefusals,
  'cart.not_found': { status: 404, meaning: 'No open cart; add something to start one.' },
  'cart.line_not_found': { status: 404, meaning: 'No such line in this cart.' },
  'cart.empty': { status: 409, meaning: 'The cart is empty.' },
  'cart.too_many_lines': { status: 409, meaning: 'A cart holds at most 100 different items.' },
  'cart.code_refused': {
    status: 409,
    meaning: 'This code takes nothing off the cart; `details.reason` says why, and what is missing.',
  },
  'cart.code_not_found': { status: 404, meaning: 'No such discount code in this cart.' },
  'cart.too_many_codes': { status: 409, meaning: 'A cart holds at most 10 discount codes.' },
  'cart.variant_unavailable': { status: 409, meaning: 'This item is no longer sold.' },
  'cart.stale': {
    status: 409,
    meaning: 'The cart, a price or a fee changed since it was shown; review it and confirm again.',
  },
  'checkout.not_found': { status: 404, meaning: 'No such checkout.' },
  'checkout.currency_mismatch': {
    status: 409,
    meaning: 'The cart is in another currency than the buyer saw; review it and confirm again.',
  },
  'checkout.shipping_unavailable': {
    status: 409,
    meaning: 'This shipping method does not serve the address or the cart.',
  },
  'checkout.not_payable': { status: 409, meaning: 'The checkout is finished, cancelled or expired.' },
  ...orderRefusals,
  ...returnRefusals,
  ...sheetRefusals,
  'idempotency.missing': { status: 400, meaning: 'This request needs an `Idempotency-Key` header.' },
  'idempotency.mismatch': { status: 409, meaning: 'This idempotency key was used with another body.' },
  'idempotency.in_progress': {
    status: 409,
    meaning: 'The first request with this key is still running; ask again shortly.',
  },
  'precondition.failed': {
    status: 412,
    meaning:
      'Someone changed this since you read it; `details` says to which version, and by whom and when where known.',
  },
  'precondition.malformed': { status: 400, meaning: '`If-Match` must be a version in double quotes.' },
  'dependency.unavailable': {
    status: 503,
    meaning: 'Something this needs does not answer; retry after `Retry-After` seconds.',
  },
  'internal.error': { status: 500, meaning: 'Our fault. It has been logged under the request id.' },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type RefusalCode = keyof typeof refusals;
const codes = Object.keys(refusals);

/** Narrows a string to a catalogued code. */
export const isRefusalCode = (value: string): value is RefusalCode => codes.includes(value);

/** The one error body of both faces. */
export const errorSchema = z
  .strictObject({
    code: z.string().meta({ description: 'Permanent dotted code', examples: ['stock.insufficient'] }),
    message: z.string().meta({ description: 'What happened and what to do' }),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof errorSchema>;
