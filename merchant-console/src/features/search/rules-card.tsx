import type { SearchRule } from '@smallshop/contract';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { RuleDialog } from './rule-dialog.js';
import { useRemove, useSearchRules } from './use-search-settings.js';

const say = ({ pinned, hidden }: SearchRule): string =>
  [pinned.length > 0 ? `${pinned.length} pinned` : '', hidden.length > 0 ? `${hidden.length} hidden` : '']
    .filter(Boolean)
    .join(', ') || 'Nothing pinned or hidden';

/** Queries whose results the merchant has chosen. */
export function RulesCard() {
  const { can } = useShop();
  const rules = useSearchRules();
  const remove = useRemove('search-rules');
  const [edited, setEdited] = useState<SearchRule | 'new' | null>(null);
  const rows = rules.data?.items ?? [];
  return (
    <Card
      title="Pinned and hidden results"
      description="For single queries: what comes first, and what never."
      action={
        can('catalog.write') ? (
          <Button size="small" onClick={() => setEdited('new')}>
            <Plus aria-hidden />
            Add
          </Button>
        ) : null
      }
    >
      {rules.error ? <ErrorState error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      {rules.isPending ? <LoadingBlock label="Loading rules" rows={3} /> : null}
      {rules.data && rows.length === 0 ? <p className="text-sm text-ink-muted">None yet.</p> : null}
      <ul className="divide-y divide-line">
        {rows.map((rule) => (
          <li key={rule.id} className="flex items-center gap-2 py-2 text-sm">
            <span className="min-w-0 flex-1">
              <span className="font-medium wrap-anywhere">{rule.query}</span>
              <span className="block text-[0.8125rem] text-ink-subtle">{say(rule)}</span>
            </span>
            {can('catalog.write') ? (
              <>
                <IconButton
                  label={`Change the results of ${rule.query}`}
                  size="smallIcon"
                  onClick={() => setEdited(rule)}
                >
                  <Pencil />
                </IconButton>
                <IconButton
                  label={`Remove the rule for ${rule.query}`}
                  size="smallIcon"
                  onClick={() => remove.mutate(rule.id)}
                >
                  <Trash2 />
                </IconButton>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {edited ? <RuleDialog rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </Card>
  );
}
