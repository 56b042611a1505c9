import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { useListChoices } from '../prices/use-price-lists.js';
import type { DiscountFieldsProps } from './discount-inputs.js';

/** For whom. */
export function EligibilityCard({ draft, change }: DiscountFieldsProps) {
  const { groups } = useListChoices();
  const { conditions } = draft;
  const chosen = conditions.customerGroupIds;
  const set = (changes: Partial<typeof conditions>) => change({ conditions: { ...conditions, ...changes } });
  return (
    <Card title="Customers" description="Without a group: everybody.">
      <div className="grid gap-3 text-sm">
        {groups.map(({ id, name }) => (
          <label key={id} className="flex cursor-pointer gap-3">
            <Checkbox
              className="mt-0.5"
              checked={chosen.includes(id)}
              onCheckedChange={(is) =>
                set({ customerGroupIds: is === true ? [...chosen, id] : chosen.filter((one) => one !== id) })
              }
            />
            <span className="wrap-anywhere">{name}</span>
          </label>
        ))}
        <label className="flex cursor-pointer gap-3">
          <Checkbox
            className="mt-0.5"
            checked={conditions.isFirstOrder}
            onCheckedChange={(is) => set({ isFirstOrder: is === true })}
          />
          <span>Only on a customer’s first order</span>
        </label>
      </div>
    </Card>
  );
}
