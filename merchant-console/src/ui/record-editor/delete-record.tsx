import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.js';
import { ConfirmDialog } from '../dialog.js';
import { explainError } from '../explain-error.js';
import { Notice } from '../feedback.js';

interface DeleteRecordProps {
  /** What it is called. */
  name: string;
  /** What becomes of what hangs on it. */
  description: string;
  confirmLabel: string;
  remove: { readonly isPending: boolean; readonly error: Error | null; readonly mutate: () => void };
}

interface DeleteDialogProps extends DeleteRecordProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks once more before something is deleted; what the shop refuses is said in the question. */
export const DeleteDialog = ({ open, onOpenChange, name, description, confirmLabel, remove }: DeleteDialogProps) => (
  <ConfirmDialog
    open={open}
    onOpenChange={onOpenChange}
    title={`Delete “${name}”?`}
    description={description}
    keepLabel="Keep it"
    confirmLabel={confirmLabel}
    danger
    busy={remove.isPending}
    onConfirm={() => remove.mutate()}
  >
    {remove.error ? (
      <Notice tone="critical" title="Not deleted">
        {explainError(remove.error).advice}
      </Notice>
    ) : null}
  </ConfirmDialog>
);

/** Deleting a record, asked for once more. */
export function DeleteRecord(props: DeleteRecordProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <DeleteDialog {...props} open={isAsking} onOpenChange={setAsking} />
    </>
  );
}
