import { Toaster as Sonner, toast } from 'sonner';
import { explainError } from './explain-error.js';

/** Where toasts appear; once per console. */
export const Toaster = () => (
  <Sonner
    position="bottom-right"
    style={{ fontFamily: 'inherit' }}
    offset={20}
    mobileOffset={{ bottom: 84 }}
    toastOptions={{
      unstyled: true,
      classNames: {
        toast:
          'flex w-full items-center gap-3 rounded-card bg-ink px-4 py-3 text-sm text-canvas shadow-float [&_[data-description]]:opacity-80',
        title: 'font-medium',
        actionButton:
          'ml-auto shrink-0 rounded-control bg-canvas/15 px-2.5 py-1.5 font-medium text-canvas hover:bg-canvas/25',
      },
    }}
  />
);

/** Says that something was done; `undo` takes it back while the toast is shown. */
export function announce(message: string, undo?: () => void): void {
  toast.success(message, undo ? { action: { label: 'Undo', onClick: undo }, duration: 8000 } : undefined);
}

/** Says that something failed and what to do. */
export function announceError(error: unknown): void {
  const { title, advice, requestId } = explainError(error);
  const description = requestId ? `${advice} (request ${requestId})` : advice;
  toast.error(title, { description, duration: 10_000 });
}
