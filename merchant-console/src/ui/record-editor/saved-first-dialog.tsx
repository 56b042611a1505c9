import { Button } from '../button.js';
import { DateTime } from '../date-time.js';
import { Dialog } from '../dialog.js';
import { changedKeys } from './merge.js';
import type { Versioned } from './use-record-editor.js';

interface SavedFirstDialogProps {
  /** What is edited, such as "collection". */
  noun: string;
  /** Names of fields as the page shows them; what is not named is not mentioned. */
  names: Readonly<Record<string, string>>;
  conflict: {
    readonly base: object;
    readonly mine: object;
    readonly theirs: Versioned;
    readonly theirDraft: object;
  } | null;
  busy: boolean;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onClose: () => void;
}

function verdict(isMine: boolean, isTheirs: boolean): string {
  if (isMine && isTheirs) return 'changed by both: yours would win';
  return isMine ? 'changed by you' : 'changed by them: stays as they set it';
}

/** Says whose edit came first and what differs, and lets one go on without losing either unseen. */
export function SavedFirstDialog({ noun, names, conflict, busy, ...actions }: SavedFirstDialogProps) {
  if (!conflict) return null;
  const { base, mine, theirs, theirDraft } = conflict;
  const [byMe, byThem] = [changedKeys(base, mine), changedKeys(base, theirDraft)];
  const fields = Object.keys(names).filter((key) => byMe.includes(key) || byThem.includes(key));
  return (
    <Dialog
      open
      onOpenChange={actions.onClose}
      title={`${theirs.updatedBy || 'Somebody'} saved this ${noun} first`}
      description="Nothing of yours has been saved or lost yet. Choose how to go on."
      footer={
        <>
          <Button onClick={actions.onTakeTheirs} disabled={busy}>
            Load theirs, drop mine
          </Button>
          <Button tone="primary" onClick={actions.onKeepMine} busy={busy}>
            Keep my changes
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-muted">
        Their version was saved <DateTime value={theirs.updatedAt} />.
      </p>
      <ul className="mt-3 divide-y divide-line rounded-control border border-line">
        {fields.map((field) => (
          <li key={field} className="flex flex-wrap justify-between gap-x-4 px-3 py-2 text-sm">
            <span className="font-medium">{names[field]}</span>
            <span className="text-ink-subtle">{verdict(byMe.includes(field), byThem.includes(field))}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
