import type { ProductCard, ProductDetail } from '@smallshop/contract';
import type { DataFor, Needs } from '@smallshop/theme-kit';

type Answers = DataFor<Needs>;

/** Products a section asked for one by one, in the order of `keys`; those that no longer exist are left out. */
function chosenDetails(answers: Answers, keys: readonly string[]): ProductDetail[] {
  return keys.flatMap((key) => {
    const answer = answers[key];
    return answer !== null && answer !== undefined && 'variants' in answer ? [answer] : [];
  });
}

/** Products chosen one by one (`keys`), or else the listing the section asked for. */
export function chosenProducts(answers: Answers, keys: readonly string[]): readonly ProductCard[] {
  const { listing } = answers;
  if (keys.length > 0) return chosenDetails(answers, keys);
  return listing !== null && listing !== undefined && 'nextCursor' in listing && 'items' in listing
    ? listing.items
    : [];
}
