import { CircleAlert, RotateCw, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import { cn } from './class-names.js';
import { explainError } from './explain-error.js';

/** A grey stand-in of the coming content's size; hidden from screen readers, which hear the region's `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-pulse rounded-md bg-hover', className)} />;
}

/** Several skeleton blocks under one announcement. */
export function LoadingBlock({ label, rows = 4, className }: { label: string; rows?: number; className?: string }) {
  return (
    <div role="status" className={cn('grid gap-3', className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={cn('h-5', row % 3 === 1 && 'w-3/4', row % 3 === 2 && 'w-5/6')} />
      ))}
    </div>
  );
}

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** What will be here and what to do so that it is. */
  children: ReactNode;
  /** The next step. */
  action?: ReactNode;
}

/** Teaches the next step where there is nothing yet. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      <span className="mb-3 grid size-12 place-items-center rounded-full bg-accent-soft text-accent-text">
        <Icon className="size-5.5" aria-hidden />
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="max-w-[46ch] text-sm text-pretty text-ink-muted">{children}</p>
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** Says what failed, what to do, and the request id that support needs. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, advice, requestId } = explainError(error);
  return (
    <div role="alert" className="grid justify-items-center gap-1 px-6 py-12 text-center">
      <span className="mb-3 grid size-12 place-items-center rounded-full bg-critical-soft text-critical">
        <CircleAlert className="size-5.5" aria-hidden />
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="max-w-[48ch] text-sm text-pretty text-ink-muted">{advice}</p>
      {onRetry ? (
        <Button className="mt-4" onClick={onRetry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      ) : null}
      {requestId ? <p className="mt-3 font-mono text-xs text-ink-subtle">Request {requestId}</p> : null}
    </div>
  );
}

interface NoticeProps {
  tone: 'info' | 'caution' | 'critical' | 'positive';
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

const noticeLook = {
  info: 'bg-info-soft text-info',
  caution: 'bg-caution-soft text-caution',
  critical: 'bg-critical-soft text-critical',
  positive: 'bg-positive-soft text-positive',
};

/** A message that belongs to the page and stays; passing ones are toasts. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  return (
    <div
      role={tone === 'critical' ? 'alert' : 'status'}
      className={cn('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card px-4 py-3', noticeLook[tone])}
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm font-semibold">{title}</p>
        {children ? <div className="mt-0.5 text-sm text-pretty text-ink">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
