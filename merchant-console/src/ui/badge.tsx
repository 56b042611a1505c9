import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './class-names.js';

const look = cva(
  'inline-flex h-5.5 items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap before:size-1.5 before:rounded-full before:bg-current before:content-[""]',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-muted ring-1 ring-line ring-inset before:bg-ink-subtle',
        positive: 'bg-positive-soft text-positive',
        caution: 'bg-caution-soft text-caution',
        critical: 'bg-critical-soft text-critical',
        info: 'bg-info-soft text-info',
      },
      hollow: { true: 'before:bg-transparent before:ring-[1.5px] before:ring-current', false: '' },
    },
    defaultVariants: { tone: 'neutral', hollow: false },
  },
);

/** How a status feels: nothing to do, good, look at it, wrong, in motion. */
export type Tone = NonNullable<VariantProps<typeof look>['tone']>;

interface BadgeProps {
  tone?: Tone;
  /** Not yet done: the dot is an outline, so that colour is not the only difference. */
  hollow?: boolean;
  children: ReactNode;
  className?: string;
}

/** A status pill; its text says the status, the colour only repeats it. */
export function Badge({ tone, hollow, children, className }: BadgeProps) {
  return <span className={cn(look({ tone, hollow }), className)}>{children}</span>;
}
