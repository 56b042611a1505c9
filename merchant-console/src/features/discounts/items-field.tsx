import type { AdminPromotion } from '@smallshop/contract';
import { Checkbox } from '../../ui/checkbox.js';
import { useCollectionChoices } from './use-discounts.js';

type Items = AdminPromotion['conditions']['items'];

const others = ({ productIds, variantIds, categoryIds, tags }: Items): number =>
  productIds.length + variantIds.length + categoryIds.length + tags.length;

/** Which goods, by collections; products, categories and tags named elsewhere stay as they are. */
export function ItemsField({
  label,
  items,
  onChange,
}: {
  label: string;
  items: Items;
  onChange: (items: Items) => void;
}) {
  const collections = useCollectionChoices();
  const { collectionIds } = items;
  const rest = others(items);
  const set = (id: string, is: boolean) =>
    onChange({ ...items, collectionIds: is ? [...collectionIds, id] : collectionIds.filter((one) => one !== id) });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{label}</legend>
      <div className="grid max-h-56 gap-2 overflow-y-auto rounded-control border border-line p-3 text-sm">
        {collections.length === 0 ? <p className="text-ink-subtle">The shop has no collections yet.</p> : null}
        {collections.map(({ id, name }) => (
          <label key={id} className="flex cursor-pointer gap-3">
            <Checkbox
              className="mt-0.5"
              checked={collectionIds.includes(id)}
              onCheckedChange={(is) => set(id, is === true)}
            />
            <span className="wrap-anywhere">{name}</span>
          </label>
        ))}
      </div>
      <p className="text-[0.8125rem] text-pretty text-ink-subtle">
        {collectionIds.length + rest === 0 ? 'Nothing chosen: all goods. ' : ''}
        {rest > 0 ? `${rest} more named by product, category or tag. ` : ''}
        Make a collection for anything narrower.
      </p>
    </fieldset>
  );
}
