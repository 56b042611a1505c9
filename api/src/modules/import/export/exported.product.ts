import type { ImportedVariant } from '@smallshop/contract';
import { imageWidths } from '@smallshop/contract';
import type { CategoryTree, ProductFacts, VariantFacts } from '../../catalog/index.js';
import { stateOf } from '../plan/product.state.js';
import type { ExportedProduct } from './own.columns.js';

/** What an export needs of its shop. */
export interface ExportContext {
  readonly origin: string;
  readonly tree: CategoryTree;
  readonly includeIds: boolean;
  readonly defaultLocationId: string;
  readonly nameOfLocation: ReadonlyMap<string, string>;
}

type Picture = ProductFacts['pictures'][number];

/** Where the picture came from; else where the shop shows it, as large as it is offered. */
function addressOf({ image, sourceUrl }: Picture, origin: string): string {
  if (sourceUrl !== null) return sourceUrl;
  const width = imageWidths.findLast((offered) => offered <= image.width) ?? imageWidths[0];
  return `${origin}${image.url}/${width}.webp`;
}

function stockOf(
  variant: VariantFacts,
  { defaultLocationId, nameOfLocation }: ExportContext,
): ImportedVariant['stock'] {
  type Counted = NonNullable<ImportedVariant['stock']>;
  const counts = variant.stock.flatMap(({ locationId, onHand }): Counted => {
    if (locationId === defaultLocationId) return [{ location: null, onHand }];
    const name = nameOfLocation.get(locationId);
    return name === undefined ? [] : [{ location: name, onHand }];
  });
  return counts.toSorted((one, other) => (one.location ?? '').localeCompare(other.location ?? '', 'en'));
}

/** A product as files of ours say it; the same in every shop that has it, unless ids are asked for. */
export function exportedProduct(facts: ProductFacts, context: ExportContext): ExportedProduct {
  const { categories, variants, customFields, ...state } = stateOf(facts, context.tree);
  const urlOf = new Map(facts.pictures.map((picture) => [picture.image.id, addressOf(picture, context.origin)]));
  const keys = Object.keys(customFields).toSorted();
  return {
    ...(context.includeIds && { id: facts.id }),
    ...state,
    tags: [...state.tags],
    categories: categories.map((path) => [...path]),
    customFields: Object.fromEntries(keys.map((key) => [key, customFields[key]])),
    related: facts.related,
    images: facts.pictures.map(({ image }) => ({ url: urlOf.get(image.id) ?? '', alt: image.alt })),
    variants: variants.map(({ id, ...variant }, index) => {
      const known = facts.variants[index];
      const imageUrl = urlOf.get(known?.mediaId ?? '');
      const stock = known && !facts.isDigital ? stockOf(known, context) : [];
      return {
        ...(context.includeIds && { id }),
        ...variant,
        ...(imageUrl !== undefined && { imageUrl }),
        ...(stock && stock.length > 0 && { stock }),
      };
    }),
  };
}
