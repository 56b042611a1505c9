import { deletePriceList, importPrices, type PriceList } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedFirstDialog } from '../../ui/record-editor/saved-first-dialog.js';
import { SaveBar } from '../../ui/save-bar.js';
import { announce, announceError } from '../../ui/toaster.js';
import { SaveFileButton } from '../import/save-file-button.js';
import { SheetImport } from '../import/sheet-dialog.js';
import { PriceGrid } from './price-grid.js';
import { PricingCard, ReachCard, StatusCard } from './price-list-fields.js';
import { PriceListBadge } from './price-list-state.js';
import { usePriceEdits, usePriceList, usePriceListEditor } from './use-price-lists.js';

const names = {
  name: 'Name',
  currency: 'Currency',
  groupId: 'Customers',
  isActive: 'Status',
  startsAt: 'From',
  endsAt: 'Until',
  adjusts: 'How prices differ',
  percent: 'Percent',
  rounding: 'Rounding',
  priority: 'Priority',
};

function DeleteList({ list }: { list: PriceList }) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.send(deletePriceList, { params: { id: list.id } }),
    onSuccess: () => {
      announce(`${list.name} deleted`);
      queryClient.removeQueries({ queryKey: key('price-lists', 'one', list.id) });
      void queryClient.invalidateQueries({ queryKey: key('price-lists', 'all') });
      void navigate(`${home}/price-lists`);
    },
    onError: announceError,
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>Delete</Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete ${list.name}?`}
        description="Shoppers pay the usual prices from now on. Orders keep what was paid, and the name of the list."
        keepLabel="Keep it"
        confirmLabel="Delete"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}

/** The list as a table: out, and back in. */
function ListTable({ list, isEditable }: { list: PriceList; isEditable: boolean }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const params = { id: list.id };
  return (
    <>
      <SaveFileButton
        label="Export"
        path={`/admin/price-lists/${list.id}/prices/export?show=all`}
        fileName={`${list.name}.csv`}
      />
      {isEditable ? (
        <SheetImport
          title="Import prices"
          description={`A table as it is exported, prices in ${list.currency}. A row without a price takes it out of the list; variants that are not in the table keep theirs.`}
          send={(file, onProgress) => api.upload(importPrices, { params, file, onProgress })}
          onWritten={() => void queryClient.invalidateQueries({ queryKey: key('price-lists') })}
        />
      ) : null}
    </>
  );
}

function PriceListEditor({ list }: { list: PriceList }) {
  const { home, can } = useShop();
  const editor = usePriceListEditor(list);
  const edits = usePriceEdits(list);
  const fields = { list, draft: editor.draft, errors: editor.errors, change: editor.change };
  const disabled = !can('catalog.write');
  const save = () => {
    if (editor.isDirty) editor.save();
    if (edits.isDirty && !edits.hasProblem) edits.save();
  };
  const discard = () => {
    editor.discard();
    edits.discard();
  };
  return (
    <>
      <PageHeader
        title={list.name}
        back={{ to: `${home}/price-lists`, label: 'Price lists' }}
        badges={<PriceListBadge state={list.state} />}
        actions={
          <>
            <ListTable list={list} isEditable={!disabled} />
            {disabled ? null : <DeleteList list={list} />}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <fieldset disabled={disabled} className="min-w-0">
            <PricingCard {...fields} />
          </fieldset>
          <PriceGrid list={list} edits={edits} />
        </div>
        <fieldset disabled={disabled} className="grid min-w-0 gap-4 max-lg:order-first">
          <StatusCard {...fields} />
          <ReachCard {...fields} />
        </fieldset>
      </div>
      <SaveBar
        dirty={editor.isDirty || edits.isDirty}
        saving={editor.isSaving || edits.isSaving}
        onSave={save}
        onDiscard={discard}
      />
      <SavedFirstDialog
        noun="price list"
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

/** One price list: what it is for, when, and its prices. */
export function PriceListPage() {
  const { id = '' } = useParams();
  const list = usePriceList(id);
  if (list.data) return <PriceListEditor key={id} list={list.data} />;
  return (
    <Card>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <LoadingBlock label="Loading the price list" rows={8} />
      )}
    </Card>
  );
}
