import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.js';
import { Tooltip } from './tooltip.js';

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-accent-ink hover:not-disabled:bg-accent-hover',
        secondary: 'border border-line bg-surface text-ink shadow-card hover:not-disabled:bg-hover',
        quiet: 'text-ink-muted hover:not-disabled:bg-hover hover:not-disabled:text-ink',
        danger: 'bg-critical-solid text-white hover:not-disabled:brightness-92',
      },
      size: {
        small: 'h-8 px-2.5 text-[0.8125rem] max-md:h-10',
        medium: 'h-9 px-3.5 text-sm max-md:h-11',
        large: 'h-11 px-5 text-[0.9375rem]',
        icon: 'size-9 max-md:size-11',
        smallIcon: 'size-8 max-md:size-10',
      },
    },
    defaultVariants: { tone: 'secondary', size: 'medium' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof look> {
  /** Renders the only child (a link, say) with the button's look. */
  asChild?: boolean;
  /** Work under way: announced, and further presses do nothing. Keeps focus, unlike `disabled`. */
  busy?: boolean;
}

/** One primary button a page at most; `type` defaults to `button`. */
export function Button({ asChild, busy, tone, size, className, onClick, type = 'button', ...rest }: ButtonProps) {
  const classes = cn(look({ tone, size }), busy && 'cursor-progress opacity-70', className);
  if (asChild) return <Slot.Root className={classes} onClick={onClick} {...rest} />;
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={classes}
    />
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** Said by screen readers and shown on hover. */
  label: string;
  children: ReactNode;
}

/** A button that shows only an icon; its label is never lost. */
export function IconButton({ label, size = 'icon', tone = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <Button size={size} tone={tone} aria-label={label} {...rest} />
    </Tooltip>
  );
}
