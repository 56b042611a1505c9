import type { AdminProduct, AdminReturn } from '@smallshop/contract';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { LoadingBlock } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/text-input.js';
import { RefusalNotice } from '../orders/refusal-notice.js';
import { useOrder } from '../orders/use-order.js';
import { useExchange, useProducts } from './use-returns.js';

type Line = AdminReturn['lines'][number];

const cameOf = ({ resellable, damaged }: Line): number => resellable + damaged;
const nameOf = ({ title }: AdminProduct, { optionValues, sku }: AdminProduct['variants'][number]): string =>
  `${optionValues.length > 0 ? optionValues.join(' / ') : title} (${sku})`;

interface ChoiceProps {
  line: Line;
  product: AdminProduct | undefined;
  value: string;
  onChange: (variantId: string) => void;
}

function Choice({ line, product, value, onChange }: ChoiceProps) {
  return (
    <Field
      label={`${cameOf(line)} × ${line.title}, ${line.sku}`}
      hint={product ? undefined : 'This product is no longer in the catalog: refund it instead.'}
    >
      <Select value={value} disabled={!product} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Choose what to send</option>
        {product?.variants.map((variant) => (
          <option key={variant.id} value={variant.id}>
            {nameOf(product, variant)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Asks which variant is sent for each item that came back, at what was paid for it. */
export function ExchangeDialog({ item, onClose }: { item: AdminReturn; onClose: () => void }) {
  const exchange = useExchange(item);
  const order = useOrder(item.order.id).data;
  const lines = item.lines.filter((line) => cameOf(line) > 0);
  const productOf = (line: Line) => order?.lines.find(({ id }) => id === line.orderLineId)?.productId ?? undefined;
  const { products, isLoading } = useProducts([...new Set(lines.flatMap((line) => productOf(line) ?? []))]);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const choices = lines.flatMap(({ orderLineId }) =>
    chosen[orderLineId] ? [{ orderLineId, variantId: chosen[orderLineId] }] : [],
  );
  const footer = (
    <>
      <Button onClick={onClose}>Not yet</Button>
      <Button
        tone="primary"
        busy={exchange.isPending}
        disabled={choices.length < lines.length}
        onClick={() => exchange.mutate({ lines: choices }, { onSuccess: onClose })}
      >
        Exchange
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Exchange for another variant"
      description="It is added to the order at what was paid and waits to be shipped; nobody pays or gets a difference."
      footer={footer}
    >
      <div className="grid gap-4">
        <RefusalNotice error={exchange.error} title="Not exchanged" noun="return" />
        {!order || isLoading ? <LoadingBlock label="Loading the variants" rows={2} /> : null}
        {order && !isLoading
          ? lines.map((line) => (
              <Choice
                key={line.orderLineId}
                line={line}
                product={products.find(({ id }) => id === productOf(line))}
                value={chosen[line.orderLineId] ?? ''}
                onChange={(variantId) => setChosen({ ...chosen, [line.orderLineId]: variantId })}
              />
            ))
          : null}
      </div>
    </Dialog>
  );
}
