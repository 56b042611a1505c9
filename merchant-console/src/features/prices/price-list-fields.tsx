import type { PriceList } from '@smallshop/contract';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Field } from '../../ui/field.js';
import { AffixedInput, Input, Select } from '../../ui/text-input.js';
import { currencyFrom, roundingFrom, roundingNames, type PriceListDraft } from './price-list-draft.js';
import { useListChoices } from './use-price-lists.js';

/** A draft, what is wrong with it, and how to change it. */
export interface PriceListFieldsProps {
  list: PriceList;
  draft: PriceListDraft;
  errors: Readonly<Record<string, string>>;
  change: (changes: Partial<PriceListDraft>) => void;
}

const adjustments = {
  no: 'Only the prices typed below',
  less: 'Percentage off base prices',
  more: 'Percentage on top of base prices',
} as const;
const isAdjustment = (name: string): name is keyof typeof adjustments => name in adjustments;

/** How the list's prices come about. */
export function PricingCard({ draft, errors, change }: PriceListFieldsProps) {
  return (
    <Card title="Prices" description="A price typed for a variant goes before the percentage.">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1.4fr)]">
        <Field label="How prices differ">
          <Select
            value={draft.adjusts}
            onChange={({ target }) => {
              if (isAdjustment(target.value)) change({ adjusts: target.value });
            }}
          >
            {Object.entries(adjustments).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {draft.adjusts === 'no' ? null : (
          <>
            <Field label="Percent" {...(errors.adjustmentPercent && { error: 'A number up to 100, such as 12.5.' })}>
              <AffixedInput
                inputMode="decimal"
                after="%"
                value={draft.percent}
                onChange={(event) => change({ percent: event.target.value })}
              />
            </Field>
            <Field label="Rounding">
              <Select
                value={draft.rounding}
                onChange={(event) => change({ rounding: roundingFrom(event.target.value) })}
              >
                {Object.entries(roundingNames).map(([id, label]) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          </>
        )}
      </div>
    </Card>
  );
}

function Dates({ draft, errors, change }: PriceListFieldsProps) {
  const { shop } = useShop();
  return (
    <>
      <Field
        label="From"
        optional
        hint={draft.startsAt === '' ? 'Empty: as soon as it is active.' : undefined}
        error={errors.startsAt}
      >
        <Input
          type="datetime-local"
          value={draft.startsAt}
          onChange={(event) => change({ startsAt: event.target.value })}
        />
      </Field>
      <Field label="Until" optional error={errors.endsAt}>
        <Input
          type="datetime-local"
          value={draft.endsAt}
          onChange={(event) => change({ endsAt: event.target.value })}
        />
      </Field>
      <p className="text-[0.8125rem] text-ink-subtle">By the shop’s clock ({shop.timezone}).</p>
    </>
  );
}

/** Whether and when the list counts. */
export const StatusCard = (props: PriceListFieldsProps) => (
  <Card title="Status">
    <div className="grid gap-4">
      <label className="flex cursor-pointer gap-3 text-sm">
        <Checkbox
          className="mt-0.5"
          checked={props.draft.isActive}
          onCheckedChange={(checked) => props.change({ isActive: checked === true })}
        />
        <span>
          <span className="font-medium">Active</span>
          <span className="block text-[0.8125rem] text-ink-subtle">Shoppers pay by it, within its dates.</span>
        </span>
      </label>
      <Dates {...props} />
    </div>
  </Card>
);

/** For whom, in what currency, and before which other lists. */
export function ReachCard({ list, draft, errors, change }: PriceListFieldsProps) {
  const { shop } = useShop();
  const { currencies, groups } = useListChoices();
  const isFixed = list.variantCount > 0;
  return (
    <Card title="For whom">
      <div className="grid gap-4">
        <Field label="Name" error={errors.name}>
          <Input value={draft.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <Field label="Customers" error={errors.groupId}>
          <Select value={draft.groupId} onChange={(event) => change({ groupId: event.target.value })}>
            <option value="">Everybody</option>
            {list.group && !groups.some(({ id }) => id === list.group?.id) ? (
              <option value={list.group.id}>{list.group.name}</option>
            ) : null}
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Currency"
          hint={isFixed ? 'Stays while the list holds prices.' : undefined}
          error={errors.currency}
        >
          <Select
            disabled={isFixed}
            value={draft.currency}
            onChange={(event) => change({ currency: currencyFrom(event.target.value, shop.currency) })}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        </Field>
        <Field
          label="Priority"
          hint="Of several lists the highest decides; between equals, the lowest price."
          {...(errors.priority && { error: 'A whole number from 0 to 1000.' })}
        >
          <Input
            inputMode="numeric"
            value={draft.priority}
            onChange={(event) => change({ priority: event.target.value })}
          />
        </Field>
      </div>
    </Card>
  );
}
