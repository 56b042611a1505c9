import { ArrowDownRight, ArrowUpRight, Minus } from 'lucide-react';
import { cn } from './class-names.js';

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

/**
 * How a figure moved against another period: `up` or `down` with whole percents, `same`, or `new` where nothing was before.
 */
export function describeChange(
  current: number,
  previous: number,
): { direction: 'up' | 'down' | 'same' | 'new'; text: string } {
  if (previous === 0)
    return current === 0 ? { direction: 'same', text: 'as before' } : { direction: 'new', text: 'none before' };
  const ratio = (current - previous) / previous;
  if (Math.abs(ratio) < 0.005) return { direction: 'same', text: 'as before' };
  return { direction: ratio > 0 ? 'up' : 'down', text: percent.format(Math.abs(ratio)) };
}

const looks = {
  up: { icon: ArrowUpRight, tone: 'text-positive', word: 'up' },
  down: { icon: ArrowDownRight, tone: 'text-caution', word: 'down' },
  same: { icon: Minus, tone: 'text-ink-subtle', word: '' },
  new: { icon: ArrowUpRight, tone: 'text-positive', word: '' },
};

interface ChangeProps {
  current: number;
  previous: number;
  /** What it is compared with: "yesterday". */
  against: string;
}

/** A figure's change, with an arrow and words, never by colour alone. */
export function Change({ current, previous, against }: ChangeProps) {
  const { direction, text } = describeChange(current, previous);
  const { icon: Icon, tone, word } = looks[direction];
  return (
    <span className="inline-flex items-center gap-1 text-[0.8125rem] text-ink-subtle">
      <Icon className={cn('size-3.5', tone)} aria-hidden />
      <span className={cn('font-medium tabular-nums', tone)}>
        {word ? <span className="sr-only">{word} </span> : null}
        {text}
      </span>
      {against}
    </span>
  );
}
