import { deletePromotion, type AdminPromotion } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Money } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedFirstDialog } from '../../ui/record-editor/saved-first-dialog.js';
import { SaveBar } from '../../ui/save-bar.js';
import { announce, announceError } from '../../ui/toaster.js';
import { DiscountCodesCard } from './discount-codes-card.js';
import type { DiscountDraft } from './discount-draft.js';
import { CombinesCard, LimitsCard, MinimumCard, StatusCard, ValueCard } from './discount-fields.js';
import { DiscountBadge, summaryOf } from './discount-state.js';
import { EligibilityCard } from './eligibility-card.js';
import { useDiscount, useDiscountEditor } from './use-discounts.js';

const names = {
  ...{ name: 'Name', isAutomatic: 'Automatic', isPaused: 'On', kind: 'Type', on: 'Applies to', percent: 'Percentage' },
  ...{ amount: 'Amount', isPerUnit: 'Off every unit', items: 'Goods', buyItems: 'Goods bought', buyUnits: 'Bought' },
  ...{ getUnits: 'Got', mostApplications: 'Times in one order', most: 'At most', minimum: 'Minimum' },
  ...{ minAmount: 'Minimum amount', minUnits: 'Minimum items', conditions: 'Customers', combinesWith: 'Combinations' },
  ...{ mostUses: 'Uses', mostUsesPerCustomer: 'Uses of each customer', priority: 'Priority' },
  ...{ startsAt: 'From', endsAt: 'Until' },
} as const;

function DeleteDiscount({ discount: { id, name } }: { discount: AdminPromotion }) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.send(deletePromotion, { params: { id } }),
    onSuccess: () => {
      announce(`${name} deleted`);
      queryClient.removeQueries({ queryKey: key('discounts', 'one', id) });
      void queryClient.invalidateQueries({ queryKey: key('discounts', 'all') });
      void navigate(`${home}/discounts`);
    },
    onError: announceError,
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>Delete</Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete ${name}?`}
        description="Its codes go with it, and what was counted of its uses. Orders keep what they were given."
        keepLabel="Keep it"
        confirmLabel="Delete"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}

function SummaryCard({ discount, draft }: { discount: AdminPromotion; draft: DiscountDraft }) {
  const { shop } = useShop();
  return (
    <Card title="Summary">
      <ul className="grid list-disc gap-1 pl-4 text-sm">
        {summaryOf(draft, shop.currency).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-3 border-t border-line pt-3 text-sm text-ink-muted">
        Used {discount.uses} {discount.uses === 1 ? 'time' : 'times'}, <Money value={discount.given} /> given.
      </p>
    </Card>
  );
}

function DiscountEditor({ discount }: { discount: AdminPromotion }) {
  const { home, can } = useShop();
  const editor = useDiscountEditor(discount);
  const { draft, errors, change } = editor;
  const fields = { draft, errors, change };
  const disabled = !can('promotions.write');
  return (
    <>
      <PageHeader
        title={discount.name}
        back={{ to: `${home}/discounts`, label: 'Discounts' }}
        badges={<DiscountBadge status={discount.status} />}
        actions={disabled ? null : <DeleteDiscount discount={discount} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          {draft.isAutomatic ? null : <DiscountCodesCard discount={discount} />}
          <fieldset disabled={disabled} className="grid min-w-0 gap-4">
            <ValueCard {...fields} />
            <MinimumCard {...fields} />
            <EligibilityCard {...fields} />
            <LimitsCard {...fields} />
            <CombinesCard {...fields} />
          </fieldset>
        </div>
        <div className="grid min-w-0 gap-4 max-lg:order-first">
          <SummaryCard discount={discount} draft={draft} />
          <fieldset disabled={disabled} className="min-w-0">
            <StatusCard {...fields} />
          </fieldset>
        </div>
      </div>
      <SaveBar dirty={editor.isDirty} saving={editor.isSaving} onSave={editor.save} onDiscard={editor.discard} />
      <SavedFirstDialog
        noun="discount"
        names={names}
        conflict={editor.conflict}
        busy={editor.isSaving}
        onTakeTheirs={editor.takeTheirs}
        onKeepMine={editor.keepMine}
        onClose={editor.closeConflict}
      />
    </>
  );
}

/** One discount: what it does, for whom, how often, when, and its codes. */
export function DiscountPage() {
  const { id = '' } = useParams();
  const discount = useDiscount(id);
  if (discount.data) return <DiscountEditor key={id} discount={discount.data} />;
  return (
    <Card>
      {discount.error ? (
        <ErrorState error={discount.error} onRetry={() => void discount.refetch()} />
      ) : (
        <LoadingBlock label="Loading the discount" rows={8} />
      )}
    </Card>
  );
}
