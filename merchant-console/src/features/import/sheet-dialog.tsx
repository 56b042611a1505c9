import type { SheetReport } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.js';
import { counted } from '../../ui/counted.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { FileDrop } from '../../ui/file-drop.js';

/** Sends a file, telling how far it got. */
type Send = (file: File, onProgress: (share: number) => void) => Promise<SheetReport>;

interface SheetImportProps {
  title: string;
  /** What the table must look like, and what becomes of it. */
  description: ReactNode;
  send: Send;
  /** Called when something was written. */
  onWritten: () => void;
}

function Errors({ report }: { report: SheetReport }) {
  const { errors, errorCount } = report;
  return (
    <div className="overflow-x-auto rounded-card border border-line">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Rows that were left out</caption>
        <thead className="bg-sunken text-[0.8125rem] text-ink-subtle">
          <tr>
            <th className="px-3 py-1.5 font-medium">Row</th>
            <th className="px-3 py-1.5 font-medium">Column</th>
            <th className="px-3 py-1.5 font-medium">What to do</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {errors.map(({ row, column, reason }) => (
            <tr key={`${row} ${column}`}>
              <td className="px-3 py-1.5 align-top tabular-nums">{row}</td>
              <td className="px-3 py-1.5 align-top">{column}</td>
              <td className="px-3 py-1.5 align-top text-ink-muted">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {errorCount > errors.length ? (
        <p className="border-t border-line px-3 py-1.5 text-[0.8125rem] text-ink-subtle">
          And {errorCount - errors.length} more. Mend these first and send the file again.
        </p>
      ) : null}
    </div>
  );
}

function Report({ report }: { report: SheetReport }) {
  const { written, unchanged, errorCount } = report;
  const title = written === 0 ? 'Nothing changed' : `${counted(written, 'row', 'rows')} written`;
  return (
    <div className="grid gap-3" role="status">
      <Notice tone={errorCount > 0 ? 'caution' : 'positive'} title={title}>
        {counted(unchanged, 'row was', 'rows were')} as they are already
        {errorCount > 0 ? `; ${counted(errorCount, 'row was', 'rows were')} left out` : ''}.
      </Notice>
      {errorCount > 0 ? <Errors report={report} /> : null}
    </div>
  );
}

function SheetDialog({ title, description, send, onWritten, onClose }: SheetImportProps & { onClose: () => void }) {
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => send(file, setShare),
    onSuccess: ({ written }) => {
      if (written > 0) onWritten();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={<Button onClick={onClose}>{upload.data ? 'Done' : 'Cancel'}</Button>}
    >
      <div className="grid gap-4">
        {upload.data ? <Report report={upload.data} /> : null}
        {upload.error ? (
          <Notice tone="critical" title="This file was not taken">
            {explainError(upload.error).advice}
          </Notice>
        ) : null}
        <FileDrop
          label="Table to import"
          accept=".csv,.tsv,.txt,text/csv"
          hint="CSV, up to 20,000 rows."
          sending={upload.isPending ? { name: upload.variables.name, share } : null}
          onFile={(file) => upload.mutate(file)}
        />
      </div>
    </Dialog>
  );
}

/** Takes a table back that was exported, and says row by row what could not be written. */
export function SheetImport({ label = 'Import', ...rest }: SheetImportProps & { label?: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FileUp aria-hidden />
        {label}
      </Button>
      {isOpen ? <SheetDialog {...rest} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
