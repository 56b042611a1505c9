import type {
  CollectionRules,
  createCustomField,
  Currency,
  CustomFieldValues,
  LocationInput,
  pickupPlaceSchema,
  PriceRounding,
  ProductSort,
  shippingZoneInput,
  taxRateSchema,
  TaxSettingsInput,
} from '@smallshop/contract';
import type { z } from 'zod';
import type { PictureSpec } from '../illustration/index.js';

/** A picture of the shop, with the words a screen reader speaks. */
export interface PictureSeed {
  readonly picture: PictureSpec;
  readonly alt: string;
  /** The option value this picture shows, when it belongs to some variants only. */
  readonly shows?: { readonly option: string; readonly value: string };
}

/** One thing that can be put in the cart. Prices include tax and are in minor units of the shop's currency. */
export interface VariantSeed {
  /** One value for each option of the product, by option name. */
  readonly options: Readonly<Record<string, string>>;
  readonly sku: string;
  /** EAN-13 with a valid check digit, from the range reserved for use inside one company. */
  readonly barcode: string;
  readonly priceMinor: number;
  /** The former price; always above `priceMinor`. */
  readonly compareAtMinor?: number;
  readonly costMinor: number;
  /** 0 for digital goods. */
  readonly weightGrams: number;
  /** Units on hand; `null` where stock is not counted (digital goods). */
  readonly stock: number | null;
}

/** A product as it is first put into a shop. */
export interface ProductSeed {
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  /** HTML of p, ul, li, em and strong only. */
  readonly descriptionHtml: string;
  readonly vendor: string;
  /** The first is the main category. */
  readonly categorySlugs: readonly string[];
  readonly tags: readonly string[];
  readonly taxCode: string;
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly VariantSeed[];
  readonly specs: readonly { readonly label: string; readonly value: string }[];
  readonly isDigital: boolean;
  readonly digitalFile?: { readonly fileName: string; readonly pages: number };
  readonly pictures: readonly PictureSeed[];
  readonly publishedDaysAgo: number;
  readonly pairsWithSlugs: readonly string[];
  readonly seo: { readonly title: string; readonly description: string };
}

/** A shelf of the shop. */
export interface CategorySeed {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly parentSlug?: string;
  readonly banner: PictureSeed;
}

/** Products put together, by hand or by rules, in the order shoppers see first. */
export type CollectionSeed = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly banner?: PictureSeed;
  readonly sort?: ProductSort;
} & (
  | { readonly productSlugs: readonly string[]; readonly rules?: undefined }
  | { readonly rules: CollectionRules; readonly productSlugs?: undefined }
);

/** Prices beside base prices: a second currency, a group with a list of its own, a sale that is to come. */
export interface SeedPrices {
  readonly currency: { readonly currency: Currency; readonly rate: number; readonly rounding: PriceRounding };
  readonly group: { readonly name: string; readonly description: string; readonly list: PriceListSeed };
  readonly sale: { readonly list: PriceListSeed; readonly startsInDays: number; readonly days: number };
}

interface PriceListSeed {
  readonly name: string;
  readonly adjustmentPercent: number;
  readonly rounding: PriceRounding;
}

/** Something a shop notes of its products, with the values it has; by slug. */
export interface CustomFieldSeed {
  readonly definition: z.input<typeof createCustomField.body>;
  readonly values: Readonly<Record<string, CustomFieldValues[string]>>;
}

/** A product that comes on sale by itself, made like another one. */
export interface UpcomingSeed {
  readonly likeSlug: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly inDays: number;
}

/** A discount that counts by itself, and one by a code. */
export interface SeedDiscounts {
  readonly automatic: DiscountSeed;
  readonly byCode: DiscountSeed;
  readonly code: string;
}

/** As the contract's PromotionInput; what is left out is its default. */
interface DiscountSeed {
  readonly name: string;
  readonly effect: { readonly kind: 'percentage'; readonly ratePpm: number; readonly target: { readonly on: 'order' } };
  readonly conditions: { readonly minSubtotal?: number; readonly isFirstOrder?: boolean };
}

/** A page of prose. */
export interface PageSeed {
  readonly slug: string;
  readonly title: string;
  /** HTML of h2, p, ul, li, em, strong and a only. */
  readonly bodyHtml: string;
  readonly seoDescription: string;
}

/** Where a link of a menu or a home section leads. */
export type LinkTarget =
  { readonly type: 'home' } | { readonly type: 'category' | 'collection' | 'page' | 'product'; readonly slug: string };

/** One entry of a menu. */
export interface MenuItemSeed {
  readonly label: string;
  readonly target: LinkTarget;
  readonly children?: readonly MenuItemSeed[];
}

/** A block of the home page, in order. */
export type HomeSectionSeed =
  | {
      readonly type: 'hero';
      readonly heading: string;
      readonly text: string;
      readonly action: { readonly label: string; readonly target: LinkTarget };
      readonly picture: PictureSeed;
      /** The same scene for narrow screens. */
      readonly portrait: PictureSeed;
    }
  | {
      readonly type: 'products';
      readonly heading: string;
      readonly text: string;
      readonly collectionSlug: string;
    }
  | { readonly type: 'categories'; readonly heading: string; readonly categorySlugs: readonly string[] }
  | {
      readonly type: 'story';
      readonly heading: string;
      readonly text: string;
      readonly action: { readonly label: string; readonly target: LinkTarget };
      readonly picture: PictureSeed;
    }
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'promises'; readonly items: readonly { readonly heading: string; readonly text: string }[] };

/** A home page arranged by the shop itself instead of the theme's own: sections and blocks as the theme names them. */
export interface HomeTemplateSeed {
  readonly sections: readonly {
    readonly id: string;
    readonly type: string;
    readonly settings: Readonly<Record<string, unknown>>;
    readonly blocks?: readonly {
      readonly id: string;
      readonly type: string;
      readonly settings: Readonly<Record<string, unknown>>;
    }[];
  }[];
}

/** A shipping method with one price for the shop's country, or a place to fetch goods at. Money in minor units, tax included. */
export interface ShippingMethodSeed {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly priceMinor: number;
  readonly freeOverMinor?: number;
  readonly deliveryDays: { readonly min: number; readonly max: number };
  readonly pickup?: z.input<typeof pickupPlaceSchema>;
}

/** A second place for stock and the work of its people. */
export interface StockroomSeed {
  readonly location: LocationInput;
  /** Units by SKU that have arrived at the second place. */
  readonly moved: Readonly<Record<string, number>>;
  /** Units by SKU on their way to it, and how many of them arrived already. */
  readonly onTheWay: Readonly<Record<string, { readonly sent: number; readonly received: number }>>;
  /** A count that was applied: category, and by how much a SKU was off. */
  readonly counted: { readonly categorySlug: string; readonly differences: Readonly<Record<string, number>> };
  /** A count under way likewise; SKUs that are not named are still to be counted. */
  readonly counting: { readonly categorySlug: string; readonly differences: Readonly<Record<string, number>> };
  /** Free units from which a SKU is low, where it is not the shop's own mark. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** SKUs sold beyond the shelf. */
  readonly soldOn: readonly string[];
}

/** A product in another language; an empty text is left to the shop's own. */
export interface ProductWords {
  readonly title: string;
  readonly subtitle: string;
  readonly descriptionHtml: string;
}

/** A page of prose in another language. */
export type PageWords = Omit<PageSeed, 'slug'>;

/** A shop in another language. What is named nowhere stays untranslated. */
export interface TranslationSeed {
  readonly locale: string;
  /** Not published: shoppers do not see it yet. */
  readonly isDraft?: boolean;
  /** As search titles end. */
  readonly shopName?: string;
  readonly products: Readonly<Record<string, ProductWords>>;
  readonly pages: Readonly<Record<string, PageWords>>;
  /** Short texts by the shop's own. */
  readonly words: Readonly<Record<string, string>>;
}

/** Everything a shop needs on its first day. */
export interface ShopSeed {
  readonly name: string;
  readonly slug: string;
  readonly tagline: string;
  readonly story: string;
  readonly currency: 'EUR' | 'GBP';
  readonly locale: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly timeZone: string;
  readonly theme: 'harbor' | 'volt';
  readonly contactEmail: string;
  readonly address: readonly string[];
  readonly owner: { readonly name: string; readonly email: string };
  /** For light grounds. */
  readonly logoSvg: string;
  readonly logoOnDarkSvg: string;
  readonly faviconSvg: string;
  /** Rates in hundredths of a percent, contained in the prices. */
  readonly taxRates: readonly { readonly code: string; readonly name: string; readonly basisPoints: number }[];
  readonly shippingMethods: readonly ShippingMethodSeed[];
  /** Zones beside the shop's own country. */
  readonly shippingAbroad: readonly z.input<typeof shippingZoneInput>[];
  /** Rates beyond the shop's own country and what a new shop of it begins with. */
  readonly taxesAbroad?: Readonly<Record<string, readonly z.input<typeof taxRateSchema>[]>>;
  readonly taxSettings?: Partial<TaxSettingsInput>;
  readonly categories: readonly CategorySeed[];
  readonly collections: readonly CollectionSeed[];
  readonly products: readonly ProductSeed[];
  readonly pages: readonly PageSeed[];
  readonly menus: { readonly main: readonly MenuItemSeed[]; readonly footer: readonly MenuItemSeed[] };
  readonly announcement: string;
  /** What the sections of the home page say, in order. */
  readonly home: readonly HomeSectionSeed[];
  readonly homeTemplate: HomeTemplateSeed;
  /** A second place for stock, with work under way; shops without one keep everything at the default location. */
  readonly prices?: SeedPrices;
  readonly discounts?: SeedDiscounts;
  readonly stockroom?: StockroomSeed;
  /** Languages beside its own. */
  readonly translations: readonly TranslationSeed[];
  readonly customFields: readonly CustomFieldSeed[];
  readonly upcoming?: readonly UpcomingSeed[];
}
