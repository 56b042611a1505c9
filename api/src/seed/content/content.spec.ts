import { describe, expect, it } from 'vitest';
import { drawPicture } from '../illustration/index.js';
import { ean13 } from './draft.js';
import {
  shops,
  type HomeSectionSeed,
  type LinkTarget,
  type MenuItemSeed,
  type PictureSeed,
  type ShopSeed,
} from './index.js';

const TAGS = { product: /<(?!\/?(?:p|ul|li|em|strong)>)/, page: /<(?!\/?(?:h2|p|ul|li|em|strong|a)[ >])/ };

function links(items: readonly MenuItemSeed[]): LinkTarget[] {
  return items.flatMap((item) => [item.target, ...links(item.children ?? [])]);
}

function homeLinks(section: HomeSectionSeed): LinkTarget[] {
  return 'action' in section ? [section.action.target] : [];
}

function homePictures(section: HomeSectionSeed): PictureSeed[] {
  if (section.type === 'hero') return [section.picture, section.portrait];
  return section.type === 'story' ? [section.picture] : [];
}

function missing(shop: ShopSeed, targets: readonly LinkTarget[]): LinkTarget[] {
  const known = {
    category: new Set(shop.categories.map(({ slug }) => slug)),
    collection: new Set(shop.collections.map(({ slug }) => slug)),
    page: new Set(shop.pages.map(({ slug }) => slug)),
    product: new Set(shop.products.map(({ slug }) => slug)),
  };
  return targets.filter((target) => target.type !== 'home' && !known[target.type].has(target.slug));
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

const allVariants = shops.flatMap(({ products }) => products.flatMap(({ variants }) => variants));

describe('the shops of a fresh installation', () => {
  it('gives every variant a SKU and a barcode of its own', () => {
    expect(repeated(allVariants.map(({ sku }) => sku))).toEqual([]);
    expect(repeated(allVariants.map(({ barcode }) => barcode))).toEqual([]);
  });

  it('notes values of products it has, in fields it defines once', () => {
    const wrong = shops.flatMap(({ products, customFields, upcoming = [] }) => {
      const slugs = new Set(products.map(({ slug }) => slug));
      const named = [
        ...customFields.flatMap(({ values }) => Object.keys(values)),
        ...upcoming.map(({ likeSlug }) => likeSlug),
      ];
      return [
        ...named.filter((slug) => !slugs.has(slug)),
        ...repeated(customFields.map(({ definition }) => definition.key)),
      ];
    });
    expect(wrong).toEqual([]);
    expect(shops.every(({ customFields }) => customFields.some(({ definition }) => definition.isFilterable))).toBe(
      true,
    );
  });

  it('prints barcodes a scanner accepts', () => {
    expect(ean13('400638133393')).toBe('4006381333931');
    const wrong = allVariants.filter(({ barcode }) => barcode.length !== 13 || ean13(barcode.slice(0, 12)) !== barcode);
    expect(wrong).toEqual([]);
  });

  it('asks more before a sale than in it, and pays less than it asks', () => {
    const reduced = allVariants.filter(({ compareAtMinor }) => compareAtMinor !== undefined);
    expect(reduced.length).toBeGreaterThanOrEqual(6);
    expect(reduced.filter((item) => (item.compareAtMinor ?? 0) <= item.priceMinor)).toEqual([]);
    expect(allVariants.filter((item) => item.costMinor <= 0 || item.costMinor >= item.priceMinor)).toEqual([]);
  });
});

describe.each(shops.map((shop) => [shop.name, shop] as const))('%s', (_, shop) => {
  it('gives every product, category and page an address of its own', () => {
    for (const list of [shop.products, shop.categories, shop.collections, shop.pages]) {
      const slugs = list.map(({ slug }) => slug);
      expect(repeated(slugs)).toEqual([]);
      expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
    }
  });

  it('leads every menu entry and every button of the home page somewhere', () => {
    const targets = [...links(shop.menus.main), ...links(shop.menus.footer), ...shop.home.flatMap(homeLinks)];
    expect(missing(shop, targets)).toEqual([]);
  });

  it('recommends and shows only what it sells', () => {
    const known = new Set(shop.products.map(({ slug }) => slug));
    const shown = shop.collections.flatMap(({ productSlugs }) => productSlugs ?? []);
    const listed = shop.home.flatMap((section) =>
      section.type === 'products' ? [{ type: 'collection' as const, slug: section.collectionSlug }] : [],
    );
    expect(missing(shop, listed)).toEqual([]);
    const paired = shop.products.flatMap(({ pairsWithSlugs }) => pairsWithSlugs);
    expect([...shown, ...paired].filter((slug) => !known.has(slug))).toEqual([]);
    expect(shop.products.filter(({ slug, pairsWithSlugs }) => pairsWithSlugs.includes(slug))).toEqual([]);
  });

  it('puts every product in categories it has, under a tax rate it has', () => {
    const slugs = shop.products.flatMap(({ categorySlugs }) => categorySlugs);
    expect(
      missing(
        shop,
        slugs.map((slug) => ({ type: 'category' as const, slug })),
      ),
    ).toEqual([]);
    const codes = new Set(shop.taxRates.map(({ code }) => code));
    expect(shop.products.filter(({ taxCode }) => !codes.has(taxCode))).toEqual([]);
  });

  it('names a value for every option of every variant, no two variants alike', () => {
    for (const product of shop.products) {
      const names = product.options.map(({ name }) => name);
      const combinations = product.variants.map(({ options }) => names.map((name) => options[name]).join(' / '));
      expect(repeated(combinations)).toEqual([]);
      const allowed = new Map(product.options.map(({ name, values }) => [name, new Set(values)]));
      const strays = product.variants.flatMap(({ options }) =>
        Object.entries(options).filter(([name, value]) => !value || !allowed.get(name)?.has(value)),
      );
      expect(strays).toEqual([]);
    }
  });

  it('counts the stock of what is sent and of nothing else', () => {
    for (const product of shop.products) {
      const counted = product.variants.filter(({ stock, weightGrams }) => stock !== null && weightGrams > 0);
      expect(counted.length).toBe(product.isDigital ? 0 : product.variants.length);
      expect(product.digitalFile !== undefined).toBe(product.isDigital);
    }
  });

  it('has scarce and sold-out variants to show', () => {
    const stocks = shop.products.flatMap(({ variants }) =>
      variants.flatMap(({ stock }) => (stock === null ? [] : [stock])),
    );
    expect(stocks.filter((stock) => stock === 0).length).toBeGreaterThanOrEqual(3);
    expect(stocks.filter((stock) => stock > 0 && stock <= 4).length).toBeGreaterThanOrEqual(3);
  });

  it('writes only the markup a storefront lets through', () => {
    expect(shop.products.filter(({ descriptionHtml }) => TAGS.product.test(descriptionHtml))).toEqual([]);
    expect(shop.pages.filter(({ bodyHtml }) => TAGS.page.test(bodyHtml))).toEqual([]);
  });

  it('describes every product in words of its own', () => {
    expect(repeated(shop.products.map(({ descriptionHtml }) => descriptionHtml))).toEqual([]);
    expect(repeated(shop.products.map(({ seo }) => seo.description))).toEqual([]);
    expect(shop.products.filter(({ seo }) => seo.description.length > 156)).toEqual([]);
  });

  it('shows two to six pictures of every product, each with words for those who cannot see it', () => {
    const counts = shop.products.map(({ pictures }) => pictures.length);
    expect(counts.filter((count) => count < 2 || count > 6)).toEqual([]);
    const pictures = [
      ...shop.products.flatMap((product) => product.pictures),
      ...shop.categories.map(({ banner }) => banner),
      ...shop.home.flatMap(homePictures),
    ];
    expect(pictures.filter(({ alt }) => alt.trim().length < 12)).toEqual([]);
    expect(pictures.filter(({ picture }) => /NaN|undefined/.test(drawPicture(picture)))).toEqual([]);
  });
});

describe('Morrow & Clay', () => {
  it('sells sixty products in eight categories, five of them downloads', () => {
    const morrow = shops.find(({ slug }) => slug === 'morrow-clay');
    expect(morrow?.products).toHaveLength(60);
    expect(morrow?.categories).toHaveLength(8);
    expect(morrow?.products.filter(({ isDigital }) => isDigital)).toHaveLength(5);
  });
});

describe('a shop in another language', () => {
  const spoken = shops.flatMap((shop) => shop.translations.map((translation) => ({ shop, translation })));

  it('translates only what it sells and says', () => {
    for (const { shop, translation } of spoken) {
      const slugs = new Set([...shop.products, ...shop.pages].map(({ slug }) => slug));
      const named = [...Object.keys(translation.products), ...Object.keys(translation.pages)];
      expect(named.filter((slug) => !slugs.has(slug))).toEqual([]);
    }
  });

  it('leaves no product and no page out once it is published', () => {
    for (const { shop, translation } of spoken.filter(({ translation: { isDraft } }) => !isDraft)) {
      expect(shop.products.filter(({ slug }) => !translation.products[slug])).toEqual([]);
      expect(shop.pages.filter(({ slug }) => !translation.pages[slug])).toEqual([]);
    }
  });
});
