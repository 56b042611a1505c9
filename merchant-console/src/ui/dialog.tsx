import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button, IconButton } from './button.js';
import { cn } from './class-names.js';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence on what this is for or what will happen. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
  /** `sheet` slides in from the right and keeps the page's context; on phones both fill the width. */
  shape?: 'dialog' | 'sheet';
}

const shapes = {
  dialog:
    'top-1/2 left-1/2 max-h-[88dvh] w-[min(32rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 rounded-panel animate-fade',
  sheet: 'inset-y-0 right-0 w-[min(30rem,100vw)] border-l border-line animate-slide',
};

/** Begins in the first field, else on the dialog itself: on the close button its tooltip would answer the first Escape. */
function focusFirstField(event: Event): void {
  event.preventDefault();
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  const field = currentTarget.querySelector('input, textarea, select');
  (field instanceof HTMLElement ? field : currentTarget).focus();
}

/** A modal that traps focus, closes with Escape and gives focus back. */
export function Dialog({ open, onOpenChange, title, description, children, footer, shape = 'dialog' }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Radix.Content
          onOpenAutoFocus={focusFirstField}
          // React lets events climb through portals: a form in here must not submit the page's form around it.
          onSubmit={(event) => event.stopPropagation()}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn('fixed z-50 flex flex-col bg-raised shadow-float focus:outline-none', shapes[shape])}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1 pt-1">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1 text-sm text-pretty text-ink-muted">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" size="smallIcon">
                <X />
              </IconButton>
            </Radix.Close>
          </header>
          {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div> : null}
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** Names the act ("Cancel order"), never "OK". */
  confirmLabel: string;
  /** Names the way out; not "Cancel" where cancelling is the act. */
  keepLabel?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({
  confirmLabel,
  keepLabel = 'Go back',
  danger,
  busy,
  onConfirm,
  ...rest
}: ConfirmDialogProps) {
  return (
    <Dialog
      {...rest}
      footer={
        <>
          <Button onClick={() => rest.onOpenChange(false)}>{keepLabel}</Button>
          <Button tone={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
