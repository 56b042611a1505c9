import { ArrowDownRight, ArrowUpRight, Minus } from 'lucide-react';
import { cn } from './class-names.js';

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

/** How a figure moved against another period; `new` where nothing was before. */
export function describeChange(
  current: number,
  previous: number,
): { direction: 'up' | 'down'; text: string } | { direction: 'same' | 'new' } {
  if (previous === 0) return { direction: current === 0 ? 'same' : 'new' };
  const ratio = (current - previous) / previous;
  if (Math.abs(ratio) < 0.005) return { direction: 'same' };
  return { direction: ratio > 0 ? 'up' : 'down', text: percent.format(Math.abs(ratio)) };
}

const looks = {
  up: { icon: ArrowUpRight, tone: 'text-positive', words: 'up' },
  down: { icon: ArrowDownRight, tone: 'text-caution', words: 'down' },
  same: { icon: Minus, tone: 'text-ink-subtle', words: 'same as' },
  new: { icon: ArrowUpRight, tone: 'text-positive', words: 'none' },
};

interface ChangeProps {
  current: number;
  previous: number;
  /** What it is compared with: "yesterday". */
  against: string;
}

/** A figure's change, with an arrow and words, never by colour alone. */
export function Change({ current, previous, against }: ChangeProps) {
  const change = describeChange(current, previous);
  const { icon: Icon, tone, words } = looks[change.direction];
  return (
    <span className="inline-flex items-center gap-1 text-[0.8125rem] text-ink-subtle">
      <Icon className={cn('size-3.5 shrink-0', tone)} aria-hidden />
      {'text' in change ? (
        <span>
          <span className="sr-only">{words} </span>
          <span className={cn('font-medium tabular-nums', tone)}>{change.text}</span> on {against}
        </span>
      ) : (
        <span>
          {words} {against}
        </span>
      )}
    </span>
  );
}
