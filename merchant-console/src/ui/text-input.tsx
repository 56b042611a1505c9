import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.js';

// 16 px on phones: anything smaller makes iOS zoom into the field.
const frame =
  'w-full rounded-control border border-line-strong bg-surface text-ink placeholder:text-ink-subtle transition-colors disabled:bg-sunken disabled:text-ink-subtle aria-invalid:border-critical max-md:text-base focus-visible:outline-offset-0';

/** A single-line field. Give it a `Field` around, or an `aria-label`. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cn(frame, 'h-9 px-3 text-sm max-md:h-11', className)} />;
}

/** A field of several lines that grows with its text. */
export function Textarea({ className, rows = 5, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cn(frame, 'field-sizing-content min-h-24 px-3 py-2 text-sm leading-relaxed', className)}
    />
  );
}

interface AffixedInputProps extends ComponentProps<'input'> {
  before?: ReactNode;
  after?: ReactNode;
}

/** An input with a unit or address part inside its frame; the affixes are not part of the value. */
export function AffixedInput({ before, after, className, ...rest }: AffixedInputProps) {
  return (
    <span
      className={cn(
        frame,
        'flex h-9 items-center overflow-hidden max-md:h-11 has-aria-invalid:border-critical has-focus-visible:outline-2 has-focus-visible:outline-accent',
        className,
      )}
    >
      {before ? <span className="pl-3 text-sm text-ink-subtle">{before}</span> : null}
      <input {...rest} className="h-full min-w-0 flex-1 bg-transparent px-2.5 text-sm outline-none max-md:text-base" />
      {after ? <span className="pr-3 text-sm whitespace-nowrap text-ink-subtle">{after}</span> : null}
    </span>
  );
}

/** The platform's own select: the phone's picker on phones, type-ahead on desktops. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <select {...rest} className={cn(frame, 'h-9 px-2.5 text-sm max-md:h-11', className)}>
      {children}
    </select>
  );
}
