import type { Image, Shop } from '@smallshop/contract';
import { minorUnitDigits, type Money } from '@smallshop/contract';
import type { Crumb, PageView, ProductPage } from '@smallshop/theme-kit';

/** A number as schema.org wants it: major units with a point, made by moving digits. */
function decimalPrice({ amount, currency }: Money): string {
  const digits = minorUnitDigits[currency];
  if (digits === 0) return String(amount);
  const text = String(amount).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const availabilityOf = {
  in_stock: 'InStock',
  low_stock: 'LimitedAvailability',
  backorder: 'BackOrder',
  out_of_stock: 'OutOfStock',
} as const;
const largest = (origin: string, image: Image): string =>
  `${origin}${image.url}/${image.width >= 1280 ? 1280 : 640}.webp`;

const organization = (shop: Shop, origin: string) => ({
  '@type': 'Organization',
  '@id': `${origin}/#organization`,
  name: shop.name,
  url: origin,
  email: shop.contactEmail,
  logo: `${origin}/favicon.svg`,
});

const breadcrumbList = (crumbs: readonly Crumb[], base: string) => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ label, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: `${base}${href}`,
  })),
});

const productNode = ({ product, description }: ProductPage, { origin, base }: Site) => ({
  '@type': 'Product',
  '@id': `${base}/products/${product.slug}#product`,
  name: product.title,
  description,
  ...(product.brand === '' ? {} : { brand: { '@type': 'Brand', name: product.brand } }),
  image: product.images.slice(0, 6).map((image) => largest(origin, image)),
  offers: product.variants.map((variant) => ({
    '@type': 'Offer',
    sku: variant.sku,
    name: variant.title,
    price: decimalPrice(variant.price),
    priceCurrency: variant.price.currency,
    availability: `https://schema.org/${availabilityOf[variant.availability]}`,
    url: `${base}/products/${product.slug}?variant=${variant.id}`,
  })),
});

/** Where a shop is: its origin, and where the pages of the page's language begin. */
interface Site {
  readonly origin: string;
  readonly base: string;
}

/** JSON-LD of a page, ready to stand inside a `<script>`; null where there is nothing to say. */
export function structuredData(page: PageView, shop: Shop, site: Site): string | null {
  const graph = [
    ...(page.kind === 'home' ? [organization(shop, site.origin)] : []),
    ...(page.breadcrumbs.length > 1 ? [breadcrumbList(page.breadcrumbs, site.base)] : []),
    ...(page.kind === 'product' ? [productNode(page, site)] : []),
  ];
  if (graph.length === 0) return null;
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}
