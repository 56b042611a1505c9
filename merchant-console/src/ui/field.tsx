import { Slot } from 'radix-ui';
import { useId, type ReactElement, type ReactNode } from 'react';
import { cn } from './class-names.js';

interface FieldProps {
  label: string;
  /** What to enter and why, before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong and how to mend it; replaces nothing, the hint stays. */
  error?: string;
  optional?: boolean;
  /** Keeps the label for screen readers only, where a column heading already says it. */
  hideLabel?: boolean;
  className?: string;
  /** Exactly one control; receives `id`, `aria-describedby` and `aria-invalid`. */
  children: ReactElement;
}

/** Ties a label, a hint and an error to one control. */
export function Field({ label, hint, error, optional, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={cn('grid min-w-0 content-start gap-1.5', className)}>
      <label htmlFor={id} className={cn('text-[0.8125rem] font-medium text-ink', hideLabel && 'sr-only')}>
        {label}
        {optional ? <span className="font-normal text-ink-subtle"> (optional)</span> : null}
      </label>
      <Slot.Root id={id} aria-describedby={describedBy || undefined} aria-invalid={error ? true : undefined}>
        {children}
      </Slot.Root>
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-[0.8125rem] font-medium text-critical">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-pretty text-ink-subtle">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
