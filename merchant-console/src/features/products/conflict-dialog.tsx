import { productInputOf, type ProductInput } from '@smallshop/contract';
import { Button } from '../../ui/button.js';
import { DateTime } from '../../ui/date-time.js';
import { Dialog } from '../../ui/dialog.js';
import { changedFields } from './product-input.js';
import type { Conflict } from './use-product-editor.js';

const names: Readonly<Record<keyof ProductInput, string>> = {
  title: 'Title', subtitle: 'Subtitle', descriptionHtml: 'Description', status: 'Status', variants: 'Prices and variants',
  options: 'Options', categoryIds: 'Categories', brand: 'Brand', tags: 'Tags', specs: 'Specifications',
  taxCategory: 'Tax category', isDigital: 'Kind of goods', seo: 'Search preview', slug: 'Address',
  publishedAt: 'Beginning of sale', unpublishAt: 'End of sale', customFields: 'Custom fields', relatedIds: 'Related products',
  mediaIds: 'Pictures',
}; // prettier-ignore

interface ConflictDialogProps {
  conflict: Conflict;
  busy: boolean;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onClose: () => void;
}

function verdict(isMine: boolean, isTheirs: boolean): string {
  if (isMine && isTheirs) return 'changed by both: yours would win';
  return isMine ? 'changed by you' : 'changed by them: stays as they set it';
}

/** Says that somebody saved first, what differs, and lets one choose without losing the other's work unseen. */
export function ConflictDialog({ conflict, busy, onTakeTheirs, onKeepMine, onClose }: ConflictDialogProps) {
  const { base, mine, theirs } = conflict;
  const byMe = changedFields(base, mine);
  const byThem = changedFields(base, productInputOf(theirs));
  const fields = [...new Set([...byMe, ...byThem])];
  const footer = (
    <>
      <Button onClick={onTakeTheirs} disabled={busy}>
        Load theirs, drop mine
      </Button>
      <Button tone="primary" onClick={onKeepMine} busy={busy}>
        Keep my changes
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Somebody saved this product first"
      description="Nothing of yours has been saved or lost yet. Choose how to go on."
      footer={footer}
    >
      <p className="text-sm text-ink-muted">
        {theirs.updatedBy ? `${theirs.updatedBy} saved theirs` : 'Theirs was saved'}{' '}
        <DateTime value={theirs.updatedAt} />.
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
