import type { ProductDetail, Variant } from '@smallshop/contract';
import type { Choice, OptionChoices } from '@smallshop/theme-kit';
import { homeCrumb, shortened, type View } from './view.js';

const canBuy = (variant: Variant): boolean => variant.availability !== 'out_of_stock';

function selectedVariant(product: ProductDetail, wanted: string | undefined): Variant | undefined {
  return (
    product.variants.find(({ id }) => id === wanted) ??
    product.variants.find(({ id }) => id === product.defaultVariantId) ??
    product.variants.find(canBuy) ??
    product.variants[0]
  );
}

function choiceOf(product: ProductDetail, selected: Variant, index: number, value: string): Omit<Choice, 'swatch'> {
  const beside = product.variants.find((variant) =>
    variant.optionValues.every((own, at) => own === (at === index ? value : selected.optionValues[at])),
  );
  const nearest = beside ?? product.variants.find((variant) => variant.optionValues[index] === value);
  return {
    value,
    isSelected: selected.optionValues[index] === value,
    state: beside === undefined ? 'missing' : canBuy(beside) ? 'available' : 'sold_out',
    href: nearest === undefined ? `/products/${product.slug}` : `/products/${product.slug}?variant=${nearest.id}`,
  };
}

/** Options and values with the state each has beside the rest of the selection. */
export function optionChoices(product: ProductDetail, selected: Variant): OptionChoices[] {
  if (product.variants.length < 2) return [];
  return product.options.map((option, index) => ({
    index,
    name: option.name,
    selected: selected.optionValues[index] ?? '',
    choices: option.values.map(({ value, swatch }) => ({ ...choiceOf(product, selected, index, value), swatch })),
  }));
}

export const productView: View = {
  queries: (route) => ({
    product: { kind: 'product', slug: route.slug },
    quantityPrices: { kind: 'quantityPrices', slug: route.slug },
  }),
  build: ({ route, answers, t }) => {
    const product = answers.get('view.product', 'product');
    const selected = product ? selectedVariant(product, route.query.variant) : undefined;
    if (!product || selected === undefined) return null;
    const category = product.categories[0];
    const own = { label: product.title, href: `/products/${product.slug}` };
    const between = category === undefined ? [] : [{ label: category.name, href: `/categories/${category.slug}` }];
    return {
      kind: 'product',
      path: route.path,
      title: product.seo.title || product.title,
      description: shortened(product.seo.description || product.subtitle || product.descriptionHtml),
      breadcrumbs: [homeCrumb(t), ...between, own],
      product,
      selected,
      leadImage: product.images.find(({ id }) => id === selected.imageId) ?? product.images[0] ?? null,
      options: optionChoices(product, selected),
      quantityPrices: answers.get('view.quantityPrices', 'quantityPrices') ?? [],
    };
  },
};
