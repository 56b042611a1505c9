import type { ProductImport } from '@smallshop/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { counted } from '../../ui/counted.js';
import { DateTime } from '../../ui/date-time.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { formatBytes, formatNames, ImportStateBadge, outcomeLooks } from './import-status.js';
import { MappingCard } from './mapping-card.js';
import { SaveFileButton } from './save-file-button.js';
import { ProgressCard } from './progress-card.js';
import { ReportCard } from './report-card.js';
import { useImport, useImportOrders } from './use-import.js';

const number = new Intl.NumberFormat();

function Counts({ counts }: Pick<ProductImport, 'counts'>) {
  const shown = ['create', 'update', 'unchanged', 'skipped', 'error'] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 md:grid-cols-5">
      {shown.map((outcome) => (
        <div key={outcome}>
          <dt className="text-[0.8125rem] text-ink-subtle">{outcomeLooks[outcome].label}</dt>
          <dd className="text-xl font-semibold tabular-nums">{number.format(counts[outcome])}</dd>
        </div>
      ))}
    </dl>
  );
}

function FailedRows({ one }: { one: ProductImport }) {
  if (one.counts.error === 0) return null;
  return (
    <Notice
      tone="caution"
      title={`${counted(one.counts.error, 'product has', 'products have')} errors`}
      action={
        <SaveFileButton
          label="Download failed rows"
          path={`/admin/import/products/${one.id}/failed-rows`}
          fileName="failed-rows.csv"
          size="small"
        />
      }
    >
      They are left out. Mend their rows in the file, which says what is wrong with each, and import that file.
    </Notice>
  );
}

interface ConfirmProps {
  one: ProductImport;
  isBusy: boolean;
  onApply: () => void;
  onBack: () => void;
}

function ConfirmCard({ one, isBusy, onApply, onBack }: ConfirmProps) {
  const total = one.counts.create + one.counts.update;
  return (
    <Card title="What will happen" description="Nothing has changed yet.">
      <Counts counts={one.counts} />
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>Change columns</Button>
        <Button tone="primary" busy={isBusy} disabled={total === 0} onClick={onApply}>
          {total === 0 ? 'Nothing to import' : `Import ${counted(total, 'product')}`}
        </Button>
      </div>
    </Card>
  );
}

function UndoButton({ one, isBusy, onUndo }: { one: ProductImport; isBusy: boolean; onUndo: () => void }) {
  const [isOpen, setOpen] = useState(false);
  if (one.undoUntil === null) return null;
  return (
    <>
      <Button busy={isBusy} onClick={() => setOpen(true)}>
        Undo the import
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Undo this import?"
        description="Products it added are deleted, or archived when somebody ordered them. Products it changed become what they were, except for fields that were changed since. Categories stay."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button tone="danger" onClick={() => (setOpen(false), onUndo())}>
              Undo {counted(one.counts.applied, 'product')}
            </Button>
          </>
        }
      />
    </>
  );
}

function Outcome({ one }: { one: ProductImport }) {
  if (one.failure) {
    return (
      <Notice tone="critical" title="The import stopped">
        {one.failure.message}
      </Notice>
    );
  }
  if (one.state === 'undone' && one.undo) {
    const { deleted, restored, archived, kept } = one.undo;
    return (
      <Notice tone="info" title="The import was undone">
        {deleted} deleted, {restored} as they were, {archived} archived because they were ordered, {kept} with fields
        left alone.
      </Notice>
    );
  }
  if (one.state !== 'applied') return null;
  return (
    <Notice tone="positive" title={`${counted(one.counts.applied, 'product')} imported`}>
      {one.undoUntil ? (
        <>
          It can be undone until <DateTime value={one.undoUntil} show="day" />.
        </>
      ) : null}
    </Notice>
  );
}

function ImportSteps({ one }: { one: ProductImport }) {
  const { can } = useShop();
  const [isRemapping, setRemapping] = useState(false);
  const orders = useImportOrders(one.id);
  const isMapping = can('catalog.write') && (one.state === 'analysed' || (one.state === 'checked' && isRemapping));
  const isStoppable = one.state === 'checking' || one.state === 'applying';
  const isReported = one.counts.products > 0 && one.state !== 'checking';
  return (
    <div className="grid gap-4">
      <Outcome one={one} />
      {one.progress ? (
        <ProgressCard
          progress={one.progress}
          isCancelling={orders.cancel.isPending}
          onCancel={isStoppable && can('catalog.write') ? () => orders.cancel.mutate() : undefined}
        />
      ) : null}
      {isMapping ? (
        <MappingCard
          one={one}
          isBusy={orders.check.isPending}
          onCheck={(order) => orders.check.mutate(order, { onSuccess: () => setRemapping(false) })}
        />
      ) : null}
      {one.state === 'checked' && !isMapping && can('catalog.write') ? (
        <ConfirmCard
          one={one}
          isBusy={orders.apply.isPending}
          onApply={() => orders.apply.mutate()}
          onBack={() => setRemapping(true)}
        />
      ) : null}
      {isReported && !isMapping && one.progress === null ? <FailedRows one={one} /> : null}
      {isReported && !isMapping ? <ReportCard one={one} /> : null}
      {can('catalog.write') ? (
        <div className="flex justify-end">
          <UndoButton one={one} isBusy={orders.undo.isPending} onUndo={() => orders.undo.mutate()} />
        </div>
      ) : null}
    </div>
  );
}

/** One import: its columns, its dry run, its progress and its outcome. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { home } = useShop();
  const one = useImport(id);
  const back = { to: `${home}/products/import`, label: 'Import and export' };
  if (one.error && !one.data) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <LoadingBlock label="Loading the import" rows={8} />;
  const { fileName, format, byteSize, state, createdAt, createdBy } = one.data;
  return (
    <>
      <PageHeader
        title={fileName}
        back={back}
        badges={<ImportStateBadge state={state} />}
        subtitle={
          <>
            {formatNames[format]}, {formatBytes(byteSize)} · <DateTime value={createdAt} /> · {createdBy}
          </>
        }
      />
      <ImportSteps one={one.data} />
    </>
  );
}
