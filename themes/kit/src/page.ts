import type {
  Cart,
  CategoryDetail,
  Collection,
  Checkout,
  Customer,
  FacetKind,
  Image,
  Order,
  OrderRow,
  Page,
  PaymentMethod,
  ProductCard,
  ProductDetail,
  ProductSort,
  ReturnOffer,
  SavedAddress,
  SavedLine,
  SearchSort,
  SharedCart,
  ShippingMethod,
  Totals,
  Variant,
  VariantQuantityPrices,
} from '@smallshop/contract';

/** One step of the way here, home first. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

interface PageBase<Kind extends string> {
  readonly kind: Kind;
  /** Path with the query parameters that matter, such as `/categories/mugs?sort=price`. */
  readonly path: string;
  readonly title: string;
  /** For search engines; plain text, may be empty. */
  readonly description: string;
  /** Empty on the home page. */
  readonly breadcrumbs: readonly Crumb[];
}

/** A form shown again: what was typed, and what is wrong with it. Keys are field names. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** What happened and what to do; null when nothing went wrong. */
  readonly message: string | null;
  /** Good news, such as “Your profile was saved.” */
  readonly notice: string | null;
}

/** One value a listing can be narrowed by. */
export interface FacetChoice {
  /** What the form field sends. */
  readonly value: string;
  readonly label: string;
  /** A CSS colour, for options that are colours. */
  readonly swatch: string | null;
  /** Products if it were chosen too. */
  readonly count: number;
  readonly isSelected: boolean;
  /** The listing with this choice flipped; a category's own listing. */
  readonly href: string;
}

/** One way to narrow a listing: choices (links, and values of a GET form field) or a range of numbers. */
export interface FacetView {
  /** Distinguishes facets of one listing, such as `option:Colour`. */
  readonly key: string;
  readonly kind: FacetKind;
  readonly label: string;
  /** Name of the form field; empty for categories, which are links. */
  readonly parameter: string;
  readonly choices: readonly FacetChoice[];
  readonly range: FacetRangeView | null;
  readonly selectedCount: number;
}

/** A range of numbers: two form fields. Numbers as typed, prices in major units. */
export interface FacetRangeView {
  readonly minimum: string;
  readonly maximum: string;
  /** As chosen; empty when open. */
  readonly from: string;
  readonly to: string;
  readonly fromParameter: string;
  readonly toParameter: string;
  /** Smallest step between two numbers. */
  readonly step: string;
  readonly unit: string;
}

/** A listing with its filters as links and as fields of a GET form. */
export interface Listing {
  readonly items: readonly ProductCard[];
  readonly total: number;
  /** Whether `total` and the counts of choices are estimates, as in a large shop; say them by {@link countOf}. */
  readonly isEstimated: boolean;
  readonly sort: ListingSort;
  readonly sorts: readonly { readonly value: ListingSort; readonly isCurrent: boolean; readonly href: string }[];
  /** Ways to narrow the listing that would change it. */
  readonly facets: readonly FacetView[];
  /** What it is narrowed by, each with the listing without it. */
  readonly chosen: readonly { readonly label: string; readonly href: string }[];
  /** Where the form leads, and what it sends along unseen. */
  readonly action: string;
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  /** True when any filter is set. */
  readonly isFiltered: boolean;
  /** The listing without filters. */
  readonly clearHref: string;
  readonly isFirstPage: boolean;
  readonly firstHref: string;
  /** Null on the last page. */
  readonly nextHref: string | null;
}

/** Orders of listings and of search results. */
export type ListingSort = ProductSort | SearchSort;

/** What an order of a listing is called. */
export type SortWords = (sort: ListingSort) => string;

/** What to say when the words as typed found nothing. */
export interface SearchHelpView {
  /** The wording that what is shown was found by; null when nothing resembles it. */
  readonly correctedTo: string | null;
  /** Queries of fewer words that find something. */
  readonly shorter: readonly { readonly query: string; readonly href: string }[];
}

/** One value of an option, as the picker shows it. */
export interface Choice {
  readonly value: string;
  readonly swatch: string | null;
  readonly isSelected: boolean;
  /** `sold_out`: exists with the other selected values but cannot be bought; `missing`: no such variant. */
  readonly state: 'available' | 'sold_out' | 'missing';
  /** The page with this value selected. */
  readonly href: string;
}

/** One option of the product and its values, with the state they have beside the rest of the selection. */
export interface OptionChoices {
  readonly index: number;
  readonly name: string;
  readonly selected: string;
  readonly choices: readonly Choice[];
}

/** The front door. */
export type HomePage = PageBase<'home'>;

/** A category, or everything. */
export interface CategoryPage extends PageBase<'category'> {
  /** Null on `/products`, the listing of everything. */
  readonly category: CategoryDetail | null;
  readonly listing: Listing;
}

/** A collection. */
export interface CollectionPage extends PageBase<'collection'> {
  readonly collection: Collection;
  /** `featured` is the collection’s own order. */
  readonly listing: Listing;
}

/** All collections of the shop. */
export interface CollectionsPage extends PageBase<'collections'> {
  /** By name. */
  readonly collections: readonly Collection[];
}

/** A product with one variant selected. */
export interface ProductPage extends PageBase<'product'> {
  readonly product: ProductDetail;
  /** The variant in the address (`?variant=`), else the first that can be bought. */
  readonly selected: Variant;
  /** Picture to open with: the selected variant's, else the first. */
  readonly leadImage: Image | null;
  /** Empty when the product has one variant only. */
  readonly options: readonly OptionChoices[];
  /** Variants whose price falls with the number of units; empty where it does not. */
  readonly quantityPrices: readonly VariantQuantityPrices[];
}

/** Search, before and after asking. */
export interface SearchPage extends PageBase<'search'> {
  /** Empty when nothing was asked yet. */
  readonly query: string;
  readonly listing: Listing | null;
  /** Null when the words found something as they are. */
  readonly help: SearchHelpView | null;
}

/** A page of prose. */
export interface ContentPage extends PageBase<'page'> {
  readonly page: Page;
}

/** The cart; `form.message` says why the last change was refused. */
export interface CartPage extends PageBase<'cart'> {
  readonly cart: Cart;
  readonly form: FormState;
  /** What the visitor put aside, newest first; none in the drawer. */
  readonly saved: readonly SavedLine[];
  /** What somebody else's link holds, when the visitor came by one; null otherwise. */
  readonly offer: SharedCart | null;
  /** The whole address of a link to a copy of this cart, once the visitor has made one. */
  readonly shareUrl: string | null;
}

/** A wish list: the visitor's own, or somebody's by its public link. */
export interface WishesPage extends PageBase<'wishes'> {
  readonly items: readonly ProductCard[];
  readonly isOwn: boolean;
  /** True for customers, whose list can be shared; a guest's is kept with their cart. */
  readonly isMember: boolean;
  /** The whole address of the list's public page; null while it is private, and on the public page itself. */
  readonly shareUrl: string | null;
  readonly form: FormState;
}

/** A way to ship. */
export interface ShippingChoice {
  readonly method: ShippingMethod;
  readonly isSelected: boolean;
}

/** A country by ISO code and its name in the shop's language, sorted by name. */
export interface CountryChoice {
  readonly code: string;
  readonly name: string;
}

/** Why nothing can be sent. */
export type ShippingReason = 'not_there' | 'too_light' | 'too_heavy' | 'below_minimum' | 'nothing_to_ship';

/** Everything on one page, priced for the address as far as it is known and the chosen method. */
export interface CheckoutPage extends PageBase<'checkout'> {
  readonly cart: Cart;
  /** Null for guests. */
  readonly customer: Customer | null;
  readonly countries: readonly CountryChoice[];
  /** The customer's book; empty for guests. */
  readonly addresses: readonly SavedAddress[];
  /** Empty when nothing needs shipping, or nothing is offered for the address. */
  readonly shipping: readonly ShippingChoice[];
  /** Why nothing is offered; null when something is, or nothing needs shipping. */
  readonly shippingReason: ShippingReason | null;
  readonly payments: readonly PaymentMethod[];
  /** Totals with the selected method. */
  readonly totals: Totals;
  readonly form: FormState;
  /** Minted for this form; the same key never places two orders. */
  readonly idempotencyKey: string;
}

/** After paying. */
export interface ConfirmationPage extends PageBase<'confirmation'> {
  readonly checkout: Checkout;
  /** Null while the payment is still being confirmed. */
  readonly order: Order | null;
}

/** The bank's question. The form posts `decision` = `approve` | `deny` to `path`. */
export interface ChallengePage extends PageBase<'challenge'> {
  readonly form: FormState;
}

/** Sign-in. */
export interface LoginPage extends PageBase<'login'> {
  readonly form: FormState;
  /** Path to go to after signing in; send it back as field `next`. */
  readonly next: string;
}

/** Opening an account. */
export interface RegisterPage extends PageBase<'register'> {
  readonly form: FormState;
  readonly next: string;
}

/** The customer and their orders, newest first. */
export interface AccountPage extends PageBase<'account'> {
  readonly customer: Customer;
  readonly orders: readonly OrderRow[];
  readonly nextHref: string | null;
}

/** One order of the customer. */
export interface OrderPage extends PageBase<'order'> {
  readonly customer: Customer;
  readonly order: Order;
}

/** What of an order can be sent back, and what is on its way. Opened by its buyer, signed in or by the order's link. */
export interface ReturnPage extends PageBase<'return'> {
  readonly offer: ReturnOffer;
  /** Fields `units.<line>`, `reason.<line>` and `comment.<line>`; or `withdraw` with the id of a return. */
  readonly form: FormState;
  /** Where the form is posted to. */
  readonly action: string;
  /** The order's own page; null for whoever came by its link. */
  readonly backHref: string | null;
}

/** Name, phone and address book; each form keeps what was typed. */
export interface ProfilePage extends PageBase<'profile'> {
  readonly customer: Customer;
  readonly addresses: readonly SavedAddress[];
  readonly countries: readonly CountryChoice[];
  readonly profileForm: FormState;
  readonly addressForm: FormState;
}

/** The way out of e-mails about carts. The form posts to `path`. */
export interface UnsubscribePage extends PageBase<'unsubscribe'> {
  /** True once it is done. */
  readonly isDone: boolean;
}

/** Nothing at this address. */
export type NotFoundPage = PageBase<'not-found'>;

/** Served with 503. `checkout`: cart and checkout cannot be reached; `page`: this page cannot be made now. */
export interface UnavailablePage extends PageBase<'unavailable'> {
  readonly reason: 'checkout' | 'page';
}

/** Every page a theme draws. `kind` names its template: `templates/<kind>.json`. */
export type PageView =
  | HomePage
  | CategoryPage
  | CollectionPage
  | CollectionsPage
  | ProductPage
  | SearchPage
  | ContentPage
  | CartPage
  | CheckoutPage
  | ConfirmationPage
  | ChallengePage
  | LoginPage
  | RegisterPage
  | AccountPage
  | OrderPage
  | ReturnPage
  | ProfilePage
  | WishesPage
  | UnsubscribePage
  | NotFoundPage
  | UnavailablePage;

/** Kinds of page, and names of templates. */
export type PageKind = PageView['kind'];

/** The view of one kind of page. */
export type PageOf<Kind extends PageKind> = Extract<PageView, { kind: Kind }>;

/** Every template a theme must have. */
export const pageKinds = [
  'home',
  'category',
  'collection',
  'collections',
  'product',
  'search',
  'page',
  'cart',
  'checkout',
  'confirmation',
  'challenge',
  'login',
  'register',
  'account',
  'order',
  'return',
  'profile',
  'wishes',
  'unsubscribe',
  'not-found',
  'unavailable',
] as const satisfies readonly PageKind[];
