import { taxSettingsInput, type TaxSettings } from '@smallshop/contract';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Notice } from '../../ui/feedback.js';
import { RecordSaving } from '../../ui/record-editor/record-layout.js';
import { Choice, Tick } from '../discounts/discount-inputs.js';
import { useTaxSettingsEditor } from './use-taxes.js';

const names = {
  pricesIncludeTax: 'Prices include tax',
  abroad: 'Prices abroad',
  shippingTax: 'Tax on shipping',
  rounding: 'Rounding',
};
const { rounding, shippingTax, abroad } = taxSettingsInput.shape;
const abroadNames = {
  same_price: 'The same everywhere; the tax inside follows the address',
  destination_tax: 'Your tax is taken out, the destination’s put in',
} as const;
const shippingNames = {
  own_category: 'By each rate’s own tax category',
  as_goods: 'In proportion to the goods that are sent',
} as const;
const roundingNames = { line: 'For every line by itself', total: 'Once, on the total' } as const;

/** How tax is worked out. */
export function TaxSettingsCard({ settings }: { settings: TaxSettings }) {
  const { can } = useShop();
  const editor = useTaxSettingsEditor(settings);
  const { draft, change } = editor;
  return (
    <>
      <Card title="How tax is worked out" description="Orders keep what was agreed; carts follow at once.">
        <fieldset disabled={!can('settings.write')} className="grid gap-4">
          <Tick
            label="Prices include tax"
            hint="As buyers in Europe, Australia and Japan expect. Otherwise tax is added at checkout."
            checked={draft.pricesIncludeTax}
            onTick={(pricesIncludeTax) => change({ pricesIncludeTax })}
          />
          {draft.pricesIncludeTax === settings.pricesIncludeTax ? null : (
            <Notice tone="caution" title="Every price will mean something else">
              The numbers stay as they are, {draft.pricesIncludeTax ? 'now with tax in them' : 'and tax comes on top'}.
            </Notice>
          )}
          {draft.pricesIncludeTax ? (
            <Choice
              label="What buyers abroad pay"
              names={abroadNames}
              value={draft.abroad}
              onPick={(name) => change({ abroad: abroad.catch(draft.abroad).parse(name) })}
            />
          ) : null}
          <Choice
            label="Shipping is taxed"
            names={shippingNames}
            value={draft.shippingTax}
            onPick={(name) => change({ shippingTax: shippingTax.catch(draft.shippingTax).parse(name) })}
          />
          <Choice
            label="Tax is rounded"
            names={roundingNames}
            value={draft.rounding}
            onPick={(name) => change({ rounding: rounding.catch(draft.rounding).parse(name) })}
          />
        </fieldset>
      </Card>
      <RecordSaving editor={editor} noun="tax settings" names={names} />
    </>
  );
}
