import { collectionRulesSchema, previewCollection } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { explainError } from '../../ui/explain-error.js';
import { PlacedProductRow } from '../placed-products/placed-products-card.js';
import { rulesInput, type RulesDraft } from './rule-draft.js';

const pauseMs = 350;

/** The draft as it was when typing paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** How many products the rules choose, and which, before anything is saved. */
export function RulesPreview({ draft }: { draft: RulesDraft }) {
  const api = useApi();
  const { key, shop } = useShop();
  const settled = useSettled(JSON.stringify(rulesInput(draft, shop.currency)));
  const parsed = collectionRulesSchema.safeParse(JSON.parse(settled));
  const preview = useQuery({
    queryKey: key('collections', 'preview', settled),
    enabled: parsed.success,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      parsed.data ? api.call(previewCollection, { body: parsed.data, signal }) : { total: 0, items: [] },
  });
  const { data, error } = preview;
  const count = data?.total ?? 0;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p role="status" className="text-sm font-medium">
        {!parsed.success ? 'Complete the conditions to see what they choose.' : null}
        {parsed.success && error ? explainError(error).advice : null}
        {parsed.success && !error && data ? (count === 1 ? '1 product matches' : `${count} products match`) : null}
        {parsed.success && !error && !data ? 'Looking…' : null}
      </p>
      {parsed.success && !error && data ? (
        <ul aria-label="Products the rules choose" className="mt-1 divide-y divide-line">
          {data.items.map((product) => (
            <li key={product.id} className="flex">
              <PlacedProductRow product={product} />
            </li>
          ))}
        </ul>
      ) : null}
      {parsed.success && !error && count > (data?.items.length ?? 0) ? (
        <p className="mt-1 text-[0.8125rem] text-ink-subtle">and {count - (data?.items.length ?? 0)} more</p>
      ) : null}
    </div>
  );
}
