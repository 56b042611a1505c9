import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { kindNames, targetNames, type DiscountDraft } from './discount-draft.js';
import { Choice, NumberField, Tick, type DiscountFieldsProps } from './discount-inputs.js';
import { ItemsField } from './items-field.js';

const isKind = (name: string): name is DiscountDraft['kind'] => name in kindNames;
const isTarget = (name: string): name is DiscountDraft['on'] => name in targetNames;
const minimumNames = { none: 'No minimum', amount: 'An amount of goods', units: 'A number of items' } as const;
const isMinimum = (name: string): name is DiscountDraft['minimum'] => name in minimumNames;

const percentProblem = 'A number up to 100, such as 12.5.';
const unitsProblem = 'A whole number from 1 to 999.';
const grid = 'grid gap-4 sm:grid-cols-2';

function OffFields(props: DiscountFieldsProps) {
  const { draft, change } = props;
  const { shop } = useShop();
  const { currency } = shop;
  const money = { ...props, after: currency, problem: 'An amount, such as 5.00.' };
  return (
    <>
      <div className={grid}>
        {draft.kind === 'percentage' ? (
          <NumberField
            {...props}
            name="percent"
            label="Percentage"
            path="effect.ratePpm"
            problem={percentProblem}
            after="%"
          />
        ) : (
          <NumberField {...money} name="amount" label="Amount" path="effect.amount" />
        )}
        <Choice
          label="Applies to"
          names={targetNames}
          value={draft.on}
          onPick={(on) => {
            if (isTarget(on)) change({ on });
          }}
        />
        {draft.kind === 'percentage' ? (
          <NumberField {...money} name="most" label="Never more than" path="effect.most" optional />
        ) : null}
      </div>
      {draft.on === 'lines' ? (
        <>
          <ItemsField label="Goods it is taken off" items={draft.items} onChange={(items) => change({ items })} />
          {draft.kind === 'fixed_amount' ? (
            <Tick label="Off every unit" checked={draft.isPerUnit} onTick={(isPerUnit) => change({ isPerUnit })} />
          ) : null}
        </>
      ) : null}
    </>
  );
}

function BuyGetFields(props: DiscountFieldsProps) {
  const { draft, change } = props;
  const units = { ...props, problem: unitsProblem };
  return (
    <>
      <div className={grid}>
        <NumberField {...units} name="buyUnits" label="Shoppers buy" path="effect.buy.units" after="items" />
        <NumberField {...units} name="getUnits" label="and get" path="effect.get.units" after="items" />
        <NumberField
          {...{ ...props, name: 'percent', label: 'Off what they get', path: 'effect.get.ratePpm', after: '%' }}
          problem={percentProblem}
          hint="100 % makes it free."
        />
        <NumberField
          {...units}
          name="mostApplications"
          label="Times in one order"
          path="effect.mostApplications"
          optional
        />
      </div>
      <ItemsField label="Goods they buy" items={draft.buyItems} onChange={(buyItems) => change({ buyItems })} />
      <ItemsField label="Goods they get" items={draft.items} onChange={(items) => change({ items })} />
    </>
  );
}

/** What the discount does. */
export function ValueCard(props: DiscountFieldsProps) {
  const { draft, change } = props;
  const { shop } = useShop();
  const money = { ...props, after: shop.currency, problem: 'An amount, such as 5.00.' };
  return (
    <Card title="Value">
      <div className="grid gap-4">
        <Choice
          label="Type"
          names={kindNames}
          value={draft.kind}
          onPick={(kind) => {
            if (isKind(kind)) change({ kind });
          }}
        />
        {draft.kind === 'percentage' || draft.kind === 'fixed_amount' ? <OffFields {...props} /> : null}
        {draft.kind === 'fixed_price' ? (
          <>
            <NumberField {...money} name="amount" label="Price of each" path="effect.unitPrice" />
            <ItemsField label="Goods at this price" items={draft.items} onChange={(items) => change({ items })} />
          </>
        ) : null}
        {draft.kind === 'buy_x_get_y' ? <BuyGetFields {...props} /> : null}
        {draft.kind === 'free_shipping' ? (
          <NumberField {...money} name="most" label="Only for shipping up to" path="effect.mostPrice" optional />
        ) : null}
      </div>
    </Card>
  );
}

/** What a cart must hold. */
export function MinimumCard(props: DiscountFieldsProps) {
  const { draft, change } = props;
  const { shop } = useShop();
  return (
    <Card title="Minimum" description="Measured before any discount.">
      <div className={grid}>
        <Choice
          label="Requires"
          names={minimumNames}
          value={draft.minimum}
          onPick={(minimum) => {
            if (isMinimum(minimum)) change({ minimum });
          }}
        />
        {draft.minimum === 'amount' ? (
          <NumberField
            {...{
              ...props,
              name: 'minAmount',
              label: 'Goods worth',
              path: 'conditions.minSubtotal',
              after: shop.currency,
            }}
            problem="An amount, such as 50.00."
          />
        ) : null}
        {draft.minimum === 'units' ? (
          <NumberField
            {...{ ...props, name: 'minUnits', label: 'Items', path: 'conditions.minUnits', problem: unitsProblem }}
          />
        ) : null}
      </div>
    </Card>
  );
}

/** How often it may be used. */
export function LimitsCard(props: DiscountFieldsProps) {
  const problem = 'A whole number from 1 on, or nothing.';
  const whole = props.draft.isAutomatic ? 'Uses in all' : 'Uses of each code';
  return (
    <Card title="Limits" description="An order counts when it is placed.">
      <div className={grid}>
        <NumberField {...{ ...props, problem, optional: true }} name="mostUses" label={whole} path="mostUses" />
        <NumberField
          {...{ ...props, problem, optional: true }}
          name="mostUsesPerCustomer"
          label="Uses of each customer"
          path="mostUsesPerCustomer"
        />
      </div>
    </Card>
  );
}

const classNames = { product: 'Product discounts', order: 'Order discounts', shipping: 'Shipping discounts' } as const;
const classes = ['product', 'order', 'shipping'] as const;

/** Beside which others it may stand, and which is tried first. */
export function CombinesCard(props: DiscountFieldsProps) {
  const { draft, change } = props;
  return (
    <Card title="Combinations" description="Two discounts combine when each allows the other.">
      <div className="grid gap-3">
        {classes.map((one) => (
          <Tick
            key={one}
            label={classNames[one]}
            checked={draft.combinesWith.includes(one)}
            onTick={(is) =>
              change({ combinesWith: classes.filter((c) => (c === one ? is : draft.combinesWith.includes(c))) })
            }
          />
        ))}
        <NumberField
          {...{ ...props, name: 'priority', label: 'Priority', path: 'priority' }}
          problem="A whole number from −100 to 100."
          hint="Higher ones are tried first; between equals, what saves more."
        />
      </div>
    </Card>
  );
}

/** Whether and when it counts. */
export function StatusCard({ draft, errors, change }: DiscountFieldsProps) {
  const { shop } = useShop();
  return (
    <Card title="Status">
      <div className="grid gap-4">
        <Tick
          label="On"
          hint="Counts within its dates."
          checked={!draft.isPaused}
          onTick={(isOn) => change({ isPaused: !isOn })}
        />
        <Tick
          label="Automatic"
          hint="Counts by itself; its codes are not asked for."
          checked={draft.isAutomatic}
          onTick={(isAutomatic) => change({ isAutomatic })}
        />
        <Field label="Name" {...(errors.name ? { error: errors.name } : {})}>
          <Input value={draft.name} maxLength={120} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <Field label="From" optional {...(errors.startsAt ? { error: errors.startsAt } : {})}>
          <Input
            type="datetime-local"
            value={draft.startsAt}
            onChange={({ target }) => change({ startsAt: target.value })}
          />
        </Field>
        <Field label="Until" optional {...(errors.endsAt ? { error: errors.endsAt } : {})}>
          <Input
            type="datetime-local"
            value={draft.endsAt}
            onChange={({ target }) => change({ endsAt: target.value })}
          />
        </Field>
        <p className="text-[0.8125rem] text-ink-subtle">By the shop’s clock ({shop.timezone}).</p>
      </div>
    </Card>
  );
}
