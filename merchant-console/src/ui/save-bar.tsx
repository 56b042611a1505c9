import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from './button.js';
import { ConfirmDialog } from './dialog.js';
import { useShortcut } from './shortcuts/shortcuts.js';

interface SaveBarProps {
  /** True while the form differs from what is saved; the bar is shown only then. */
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** Warns before changes are lost: by a link inside the console (returns the blocker) and by closing the tab. */
function useUnsavedGuard(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  return useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
}

function Bar({ saving, onSave, onDiscard }: SaveBarProps) {
  return (
    <div
      role="region"
      aria-label="Unsaved changes"
      className="sticky bottom-4 z-30 mx-auto mt-6 flex w-full max-w-xl animate-rise flex-wrap items-center justify-end gap-2 rounded-panel bg-ink py-2 pr-2 pl-4 text-canvas shadow-float max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
    >
      <p role="status" className="mr-auto text-sm font-medium">
        Unsaved changes
      </p>
      <Button
        tone="quiet"
        className="text-canvas hover:not-disabled:bg-canvas/15 hover:not-disabled:text-canvas"
        onClick={onDiscard}
        disabled={saving}
      >
        Discard
      </Button>
      <Button className="border-transparent bg-canvas text-ink" busy={saving} onClick={onSave}>
        {saving ? 'Saving…' : 'Save'}
      </Button>
    </div>
  );
}

/** Appears with the first change and stays in reach; Ctrl/⌘ S saves, leaving asks first. */
export function SaveBar(props: SaveBarProps) {
  const { dirty, saving, onSave } = props;
  const blocker = useUnsavedGuard(dirty);
  useShortcut({
    keys: 'mod+s',
    label: 'Save changes',
    group: 'This page',
    inFields: true,
    run: onSave,
    enabled: dirty && !saving,
  });
  return (
    <>
      {dirty ? <Bar {...props} /> : null}
      <ConfirmDialog
        open={blocker.state === 'blocked'}
        onOpenChange={(open) => !open && blocker.reset?.()}
        title="Leave without saving?"
        description="Your changes on this page have not been saved and will be lost."
        keepLabel="Keep editing"
        confirmLabel="Leave and lose changes"
        danger
        onConfirm={() => blocker.proceed?.()}
      />
    </>
  );
}
