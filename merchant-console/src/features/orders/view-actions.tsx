import type { OrderFilter, OrderView, OrderViewInput } from '@smallshop/contract';
import { Bookmark, BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.js';
import { Input } from '../../ui/text-input.js';
import { useOrderViews, useSaveView } from './use-order-views.js';

interface Shown {
  filter: OrderFilter;
  sort: OrderViewInput['sort'];
}

function SaveViewDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = useSaveView(onClose);
  const submit = () => save.mutate({ ...shown, name: name.trim(), isShared });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Save this view"
      description="Its filters, its search and its order, one press away above the list."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={save.isPending} disabled={name.trim() === ''} onClick={submit}>
            Save view
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') submit();
        }}
      >
        <Field label="Name" {...(save.error ? { error: explainError(save.error).advice } : {})}>
          <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </Field>
        <label className="flex items-start gap-2.5 text-sm">
          <Checkbox checked={isShared} onCheckedChange={(checked) => setShared(checked === true)} className="mt-0.5" />
          <span>
            Share with everybody here
            <span className="block text-[0.8125rem] text-ink-subtle">They see it; only you change it.</span>
          </span>
        </label>
      </form>
    </Dialog>
  );
}

function OwnViewMenu({ view }: { view: OrderView }) {
  const { change, remove } = useOrderViews();
  const { name, filter, sort } = view;
  return (
    <Menu
      trigger={
        <Button busy={change.isPending || remove.isPending}>
          <Bookmark aria-hidden />
          View
        </Button>
      }
    >
      <MenuItem onSelect={() => change.mutate({ view, input: { name, filter, sort, isShared: !view.isShared } })}>
        {view.isShared ? 'Stop sharing' : 'Share with everybody here'}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => remove.mutate(view)}>
        Remove the view
      </MenuItem>
    </Menu>
  );
}

interface ViewActionsProps {
  shown: Shown;
  /** The saved view that is shown, if one is. */
  view: OrderView | undefined;
  isNarrowed: boolean;
}

/** Saves what the list shows as a view, or changes the saved view that is shown. */
export function ViewActions({ shown, view, isNarrowed }: ViewActionsProps) {
  const [isSaving, setSaving] = useState(false);
  if (view) return view.isOwn ? <OwnViewMenu view={view} /> : null;
  if (!isNarrowed) return null;
  return (
    <>
      <Button onClick={() => setSaving(true)}>
        <BookmarkPlus aria-hidden />
        Save view
      </Button>
      {isSaving ? <SaveViewDialog shown={shown} onClose={() => setSaving(false)} /> : null}
    </>
  );
}
