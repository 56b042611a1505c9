import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TagsField } from './tags-field.js';

interface TagsDialogProps {
  kind: 'add_tags' | 'remove_tags';
  /** What they are put on or taken off: "3 products". */
  what: string;
  busy: boolean;
  onClose: () => void;
  onApply: (change: { kind: 'add_tags' | 'remove_tags'; tags: string[] }) => void;
}

/** Asks which tags to put on many records, or to take off them. */
export function TagsDialog({ kind, what, busy, onClose, onApply }: TagsDialogProps) {
  const [tags, setTags] = useState<string[]>([]);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${kind === 'add_tags' ? 'Add tags to' : 'Remove tags from'} ${what}`}
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={busy} disabled={tags.length === 0} onClick={() => onApply({ kind, tags })}>
            {kind === 'add_tags' ? 'Add tags' : 'Remove tags'}
          </Button>
        </>
      }
    >
      <TagsField value={tags} onChange={setTags} />
    </Dialog>
  );
}
