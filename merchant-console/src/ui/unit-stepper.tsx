import { Minus, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cn } from './class-names.js';

interface UnitStepperProps {
  /** What is counted, for screen readers: "Units of Mug to send". */
  label: string;
  value: number;
  /** At most this many; 0 is the least. */
  most: number;
  onChange: (value: number) => void;
}

const buttonLook =
  'grid h-full w-8 shrink-0 place-items-center text-ink-muted hover:not-disabled:bg-hover disabled:opacity-40 max-md:w-11 [&_svg]:size-3.5';

/** Counts units from 0 to `most`: by its buttons, by the arrow keys, by typing. */
export function UnitStepper({ label, value, most, onChange }: UnitStepperProps) {
  const step = (next: number) => onChange(Math.min(most, Math.max(0, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: value + 1, ArrowDown: value - 1, Home: 0, End: most }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <span
      className={cn(
        'inline-flex h-9 items-center overflow-hidden rounded-control border border-line-strong bg-surface max-md:h-11',
        'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent',
        most === 0 && 'border-dashed bg-transparent',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Fewer: ${label}`}
        disabled={value === 0}
        onClick={() => step(value - 1)}
        className={buttonLook}
      >
        <Minus aria-hidden />
      </button>
      <input
        role="spinbutton"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={value}
        inputMode="numeric"
        disabled={most === 0}
        value={value}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => step(Number(event.currentTarget.value.replace(/\D/g, '')))}
        className="h-full w-9 bg-transparent text-center text-sm tabular-nums outline-none max-md:text-base"
      />
      <span aria-hidden className="pr-1 text-[0.8125rem] whitespace-nowrap text-ink-subtle">
        of {most}
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`More: ${label}`}
        disabled={value >= most}
        onClick={() => step(value + 1)}
        className={buttonLook}
      >
        <Plus aria-hidden />
      </button>
    </span>
  );
}
